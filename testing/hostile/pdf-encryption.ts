import { createHash } from 'node:crypto';
import { invoiceNumber, type HostileCase } from './case.ts';
import { bytesOf, linesOf, onePage, streamOf } from './pdf.ts';

/** Documents that are encrypted, in ways that open and ways that do not. */
export const encryptionCases: HostileCase[] = [
  {
    name: 'encrypted-owner-only.pdf',
    expect: 'processed',
    text: invoiceNumber,
    why: 'nobody needs a password to read it',
    make: () => encrypted('', 'owner'),
  },
  { ...locked('encrypted-user.pdf', 'a password to read it'), make: () => encrypted('user', 'owner') },
  {
    ...locked('encrypted-unknown-handler.pdf', 'a handler that nobody has'),
    make: () => onePage({ trailer: `/Encrypt << /Filter /NoSuchHandler /V 1 >> ${identity}` }),
  },
  {
    ...locked('encrypted-by-certificate.pdf', 'for the holder of a certificate'),
    make: () =>
      onePage({
        trailer: `/Encrypt << /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s5 /V 4 /Recipients [<00>] >> ${identity}`,
      }),
  },
  {
    ...locked('encrypted-unknown-version.pdf', 'version 99 of encryption'),
    make: () =>
      onePage({ trailer: `/Encrypt << /Filter /Standard /V 99 /R 99 /P -4 /O <00> /U <00> >> ${identity}` }),
  },
  {
    ...locked('encrypted-without-keys.pdf', 'encryption that keeps nothing of its keys'),
    expect: 'either',
    make: () => onePage({ trailer: `/Encrypt << /Filter /Standard /V 2 >> ${identity}` }),
  },
  {
    ...locked('encrypted-in-a-circle.pdf', 'encryption whose dictionary is itself'),
    expect: 'either',
    make: () => onePage({ trailer: `/Encrypt 6 0 R ${identity}`, more: ['6 0 R'] }),
  },
  {
    ...locked('encrypted-key-of-no-bits.pdf', 'a key of −8 bits'),
    expect: 'either',
    make: () =>
      onePage({
        trailer: `/Encrypt << /Filter /Standard /V 2 /R 3 /Length -8 /P -4 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >> ${identity}`,
      }),
  },
];

const identity = '/ID [<0102030405060708090a0b0c0d0e0f10> <0102030405060708090a0b0c0d0e0f10>]';

function locked(name: string, why: string) {
  return { name, expect: 'rejected', reason: 'encrypted', why } as const;
}

/** What a password is filled up with (PDF 32000-1, 7.6.3.3, algorithm 2). */
const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

/** Standard encryption of the first kind: RC4 with 40 bits. */
function encrypted(userPassword: string, ownerPassword: string): Buffer {
  const padded = (password: string) => Buffer.concat([bytesOf(password), padding]).subarray(0, 32);
  const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest();
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const owner = rc4(md5(padded(ownerPassword)).subarray(0, 5), padded(userPassword));
  const id = Buffer.from('0102030405060708090a0b0c0d0e0f10', 'hex');
  const key = md5(padded(userPassword), owner, permissions, id).subarray(0, 5);
  const user = rc4(key, padding);
  // The content is object 4, generation 0.
  const contentKey = md5(key, Buffer.from([4, 0, 0, 0, 0])).subarray(0, 10);
  return onePage({
    contentObject: streamOf(rc4(contentKey, bytesOf(linesOf()))),
    trailer: `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> >> ${identity}`,
  });
}

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, index) => index);
  const at = (index: number) => state[index & 255] ?? 0;
  const swap = (a: number, b: number) => ([state[a], state[b]] = [at(b), at(a)]);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255;
      j = (j + at(i)) & 255;
      swap(i, j);
      return byte ^ at(at(i) + at(j));
    }),
  );
}
