/** Express with one route that sends the bytes it is given on standard input: what `bench/api.ts` is held against. */
import type { AddressInfo } from 'node:net';
import express from 'express';

const app = express();
const parts: Buffer[] = [];
for await (const part of process.stdin) parts.push(part as Buffer);
const bytes = Buffer.concat(parts);
app.get('/', (_request, response) => {
  response.type('json').send(bytes);
});
const server = app.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
