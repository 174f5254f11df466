import ipaddr from 'ipaddr.js';

/** What an IPv6 address of the public internet begins with; what is outside is local, old or a way back to IPv4. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Where clouds answer their machines’ questions, keys among them, beside the link-local range: Azure’s address is a
 * public one; the others lie in ranges that an opened host may reach.
 */
const metadataAddresses = new Set([
  '168.63.129.16',
  '100.100.100.200',
  '192.0.0.192',
  'fd00:ec2:0:0:0:0:0:254',
  'fd20:ce:0:0:0:0:0:254',
]);

/** An address as what it really leads to: IPv6 that only wraps an IPv4 address is that address. */
function unwrapped(address: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  // A zone (`fe80::1%eth0`) names an interface of this machine: it is local whatever stands before it.
  if (address.includes('%') || !ipaddr.isValid(address)) return undefined;
  return ipaddr.process(address);
}

/** Whether an address serves a cloud’s metadata, or is link-local, where it usually is. */
function isMetadata(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address.range() === 'linkLocal' || metadataAddresses.has(address.toNormalizedString());
}

/**
 * Whether an address is one of the public internet, and nothing else: not private, loopback, link-local, shared
 * (CGNAT), multicast, unspecified, reserved, a cloud’s metadata, nor an IPv6 address that leads to an IPv4 one
 * (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  const parsed = unwrapped(address);
  if (parsed === undefined || isMetadata(parsed) || parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast);
}

/**
 * Whether a name that a portal admin opened may lead to this address: anything but link-local and metadata. Whoever
 * means those opens the address itself.
 */
export function mayBeOpenedByName(address: string): boolean {
  const parsed = unwrapped(address);
  return parsed !== undefined && !isMetadata(parsed);
}
