import { isIP } from 'node:net';
import { z } from 'zod';

const rule =
  'addresses or ranges with commas between them, as in 10.0.0.0/8,::1; loopback, linklocal and uniquelocal stand for theirs';

/** Addresses of proxies, as Express’s `trust proxy` takes them. A range of everything would trust everybody. */
export const proxyAddresses = z
  .string()
  .transform((list) => list.split(',').map((entry) => entry.trim()))
  .refine((entries) => entries.every(isProxyAddress), rule);

function isProxyAddress(entry: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(entry)) return true;
  const [address = '', bits, ...rest] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return (
    bits === undefined ||
    (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128))
  );
}
