import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isPublicAddress, mayBeOpenedByName } from './refused-addresses.ts';
import { retryAfterMilliseconds } from './retry-after.ts';

describe('an address', () => {
  it.each([
    ['unspecified', '0.0.0.0', '0.1.2.3', '::'],
    ['loopback', '127.0.0.1', '127.255.255.254', '::1'],
    ['private', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1'],
    ['shared by a carrier', '100.64.0.1', '100.127.255.255'],
    ['link-local', '169.254.0.1', 'fe80::1', 'fe80::1%eth0', 'fec0::1'],
    ['metadata', '169.254.169.254', '169.254.170.2', '100.100.100.200', '192.0.0.192', '168.63.129.16'],
    ['metadata, too', 'fd00:ec2::254', 'fd20:ce::254', '::ffff:a9fe:a9fe'],
    ['multicast', '224.0.0.1', '239.255.255.255', 'ff02::1'],
    ['broadcast or reserved', '255.255.255.255', '240.0.0.1', '192.0.2.1', '198.18.0.1', '203.0.113.9'],
    ['mapped', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '0:0:0:0:0:ffff:c0a8:101'],
    ['compatible', '::127.0.0.1', '::7f00:1', '::a00:1'],
    ['NAT64', '64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '64:ff9b:1::1', '64:ff9b::8.8.8.8'],
    ['6to4', '2002:7f00:1::', '2002:a00:1::1', '2002:c0a8:101::1', '2002:808:808::1'],
    ['Teredo', '2001:0:7f00:1::', '2001::1'],
    ['for documents', '2001:db8::1', '3fff::1'],
    ['not one', '', 'localhost', '127.1.1.1.1', '8.8.8.8.', '[::1]', 'x'],
  ])('that is %s is not public', (_kind, ...addresses) => {
    for (const address of addresses) expect([address, isPublicAddress(address)]).toEqual([address, false]);
  });

  it.each(['8.8.8.8', '1.1.1.1', '172.15.255.255', '172.32.0.1', '100.63.255.255', '2606:4700::1111'])(
    'of the internet is public: %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it('inside IPv6 is public only if the IPv4 address itself is', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(`::ffff:${address}`)).toBe(isPublicAddress(address));
      }),
    );
  });

  it('behind a name that an admin opened may be anything but link-local and metadata', () => {
    for (const address of ['127.0.0.1', '10.0.0.1', '::1', 'fd12::1', '100.64.0.1', '8.8.8.8']) {
      expect([address, mayBeOpenedByName(address)]).toEqual([address, true]);
    }
    for (const address of ['169.254.169.254', 'fe80::1', 'fd00:ec2::254', '::ffff:169.254.169.254', 'x']) {
      expect([address, mayBeOpenedByName(address)]).toEqual([address, false]);
    }
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 0, 1);

  it.each([
    ['7', 7_000],
    ['0', 0],
    ['9999999999', 3_600_000],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['Thu, 01 Jan 2099 00:00:00 GMT', 3_600_000],
    ['', null],
    ['soon', null],
    ['-5', null],
    ['1.5', null],
    ['Thu, 99 Foo 2026 GMT', null],
  ])('%j is %j milliseconds', (header, wait) => {
    expect(retryAfterMilliseconds(header, now)).toBe(wait);
  });
});
