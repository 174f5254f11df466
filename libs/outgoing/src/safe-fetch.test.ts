import { createServer } from 'node:https';
import type { LookupAddress } from 'node:dns';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { selfSigned } from '../../../testing/self-signed.ts';
import { startLlmServer, type LlmServer } from '../../../testing/llm-server.ts';
import { anAnswer } from '../../../testing/llm-answers.ts';
import { chatRequest, keyInformationPrompt } from '@gemmavision/domain/llm';
import type { Outcome } from '@gemmavision/domain/outgoing';
import { guardedConnect, type Resolve } from './guarded-connect.ts';
import { safeFetch, type OutgoingRules } from './safe-fetch.ts';
import { checkTarget } from './target.ts';

let server: LlmServer;
beforeAll(async () => {
  server = await startLlmServer(anAnswer());
});
afterAll(() => server.close());
beforeEach(() => {
  server.connections = 0;
  server.mode = 'good';
});

/** Says what names resolve to, and counts how often it was asked. */
function resolver(...answers: string[][]): Resolve & { asked: string[] } {
  const asked: string[] = [];
  const resolve: Resolve = (host, callback) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(host);
    const found = addresses.map((address): LookupAddress => ({
      address,
      family: address.includes(':') ? 6 : 4,
    }));
    process.nextTick(() => callback(null, found));
  };
  return Object.assign(resolve, { asked });
}

const body = JSON.stringify(
  chatRequest(keyInformationPrompt([], { maxCharacters: 1, maxImages: 0 }), {
    model: 'm',
    maxOutputTokens: 1,
    isStreamed: false,
  }),
);

async function fetchFrom(url: string, rules: Partial<OutgoingRules> = {}): Promise<string> {
  const outcome: Outcome<string> = await safeFetch(
    {
      url,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      limits: {
        connectMilliseconds: 2_000,
        headersMilliseconds: 5_000,
        totalMilliseconds: 5_000,
        maxBytes: 10_000,
      },
    },
    { allowedHosts: [], ...rules },
    async ({ text }) => {
      let whole = '';
      for await (const part of text) whole += part;
      return { ok: true, value: whole };
    },
  );
  return outcome.ok ? 'ok' : outcome.failure.code;
}

describe('no request reaches a server', () => {
  it.each([
    ['loopback', '127.0.0.1'],
    ['decimal', '2130706433'],
    ['hexadecimal', '0x7f000001'],
    ['hexadecimal parts', '0x7f.0.0.0x1'],
    ['octal', '0177.0.0.01'],
    ['octal, whole', '017700000001'],
    ['shortened', '127.1'],
    ['zero', '0'],
    ['unspecified', '0.0.0.0'],
    ['with a full stop at its end', '127.0.0.1.'],
    ['percent-encoded', '%31%32%37.0.0.1'],
    ['in wide digits', '１２７.０.０.１'],
    ['in circled digits', '①②⑦.⓪.⓪.①'],
    ['with other full stops', '127。0。0。1'],
    ['another loopback', '127.8.8.8'],
    ['IPv6 loopback', '[::1]'],
    ['mapped', '[::ffff:127.0.0.1]'],
    ['mapped in hexadecimal', '[::ffff:7f00:1]'],
    ['compatible', '[::127.0.0.1]'],
    ['IPv6 unspecified', '[::]'],
    ['NAT64', '[64:ff9b::7f00:1]'],
    ['6to4', '[2002:7f00:1::]'],
    ['metadata', '169.254.169.254'],
    ['metadata, decimal', '2852039166'],
    ['metadata, IPv6', '[fd00:ec2::254]'],
    ['private', '10.0.0.1'],
    ['shared', '100.64.0.1'],
    ['multicast', '224.0.0.1'],
  ])('at an address that is %s', async (_notation, host) => {
    const { port } = server.allowedHost;
    const resolve = resolver(['127.0.0.1']);
    expect(await fetchFrom(`http://${host}:${port}/`, { resolve })).toBe('refused_address');
    expect(server.connections).toBe(0);
  });

  it.each([
    ['a user name', 'http://user@127.0.0.1:1/'],
    ['user and password', 'http://user:secret@llm.test/'],
    ['a host in the user’s place', 'http://llm.test@127.0.0.1/'],
    ['a file', 'file:///etc/passwd'],
    ['gopher', 'gopher://127.0.0.1/'],
    ['data', 'data:text/plain,hello'],
    ['ftp', 'ftp://llm.test/'],
    ['no host', 'http://'],
    ['words', 'not an address'],
    ['nothing', ''],
  ])('by %s', async (_kind, url) => {
    expect(await fetchFrom(url, { resolve: resolver(['127.0.0.1']) })).toBe('refused_address');
    expect(server.connections).toBe(0);
  });

  it('with a user name, even to a host that was opened', async () => {
    const { port } = server.allowedHost;
    for (const user of ['user', 'user:secret', ':secret']) {
      const url = `http://${user}@127.0.0.1:${port}/`;
      expect(await fetchFrom(url, { allowedHosts: [server.allowedHost] })).toBe('refused_address');
    }
    expect(server.connections).toBe(0);
  });

  it.each([
    ['a private one', ['127.0.0.1']],
    ['a public and a private one', ['8.8.8.8', '127.0.0.1']],
    ['a private and a public one', ['127.0.0.1', '8.8.8.8']],
    ['a mapped one', ['::ffff:127.0.0.1']],
    ['IPv6 loopback beside a public one', ['8.8.8.8', '::1']],
    ['metadata', ['169.254.169.254']],
    ['nothing', []],
  ])('by a name that resolves to %s', async (_kind, addresses) => {
    const resolve = resolver(addresses);
    const url = `http://llm.test:${server.allowedHost.port}/`;
    expect(await fetchFrom(url, { resolve })).toBe('refused_address');
    expect(server.connections).toBe(0);
    expect(resolve.asked).toEqual(['llm.test']);
  });

  it('by localhost, as the system resolves it', async () => {
    const { port } = server.allowedHost;
    expect(await fetchFrom(`http://localhost:${port}/`)).toBe('refused_address');
    // Some systems do not know it with a full stop.
    const withStop = await fetchFrom(`http://LOCALHOST.:${port}/`);
    expect(['refused_address', 'unreachable']).toContain(withStop);
    expect(server.connections).toBe(0);
  });

  it('by a name that changes its mind: one look, and the connection goes to what was checked', async () => {
    const { port } = server.allowedHost;
    const rules = {
      allowedHosts: [{ host: 'llm.test', port }],
      resolve: resolver(['127.0.0.1'], ['169.254.169.254']),
    };
    expect(await fetchFrom(`http://llm.test:${port}/`, rules)).toBe('ok');
    expect(rules.resolve.asked).toHaveLength(1);
    // The next request looks again: no connection is left over from the first.
    expect(await fetchFrom(`http://llm.test:${port}/`, rules)).toBe('refused_address');
    expect(rules.resolve.asked).toHaveLength(2);
    expect(server.connections).toBe(1);
  });

  it('by a name that does not resolve', async () => {
    const resolve: Resolve = (_host, callback) =>
      callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []);
    expect(await fetchFrom('http://llm.test/', { resolve })).toBe('unreachable');
    // As the system says it.
    expect(await fetchFrom('http://llm.invalid/')).toBe('unreachable');
  });

  it('by a redirect, also from a host that was opened', async () => {
    server.mode = 'redirect';
    expect(await fetchFrom(server.baseUrl, { allowedHosts: [server.allowedHost] })).toBe('redirect');
    expect(server.connections).toBe(1);
  });
});

describe('a connection', () => {
  /** What comes of connecting to the server when addresses are judged this way. */
  function connectTo(mayConnectTo: () => boolean): Promise<string> {
    const connect = guardedConnect({ mayConnectTo, connectMilliseconds: 2_000 });
    const port = String(server.allowedHost.port);
    return new Promise((resolve) => {
      connect({ hostname: '127.0.0.1', protocol: 'http:', port }, (error, socket) => {
        socket?.destroy();
        resolve(error === null ? 'connected' : error.name);
      });
    });
  }

  it('is not made to an address as such that was not checked before', async () => {
    expect(await connectTo(() => true)).toBe('connected');
    expect(await connectTo(() => false)).toBe('Refusal');
  });

  it('ends before anything is sent where the socket turns out to be somewhere else', async () => {
    let asked = 0;
    expect(await connectTo(() => (asked += 1) === 1)).toBe('Refusal');
    expect(asked).toBe(2);
  });
});

describe('a host that a portal admin opened', () => {
  it('is reached by its address and port, in any notation, and no other is', async () => {
    const { port } = server.allowedHost;
    const allowedHosts = [server.allowedHost];
    expect(await fetchFrom(`http://127.0.0.1:${port}/`, { allowedHosts })).toBe('ok');
    expect(await fetchFrom(`http://2130706433:${port}/`, { allowedHosts })).toBe('ok');
    for (const other of [
      `127.0.0.1:${port === 65535 ? 65534 : port + 1}`,
      `127.0.0.2:${port}`,
      '127.0.0.1',
    ]) {
      expect(await fetchFrom(`http://${other}/`, { allowedHosts })).toBe('refused_address');
    }
  });

  it('is reached by its name; a name that only looks like it is not', async () => {
    const { port } = server.allowedHost;
    const allowedHosts = [{ host: 'LLM.test', port }];
    const resolve = resolver(['127.0.0.1']);
    expect(await fetchFrom(`http://llm.test:${port}/`, { allowedHosts, resolve })).toBe('ok');
    for (const other of ['llm.test.evil.test', 'evil-llm.test', 'test']) {
      expect(await fetchFrom(`http://${other}:${port}/`, { allowedHosts, resolve })).toBe('refused_address');
    }
  });

  it('may not lead to metadata by its name', async () => {
    const allowedHosts = [{ host: 'llm.test', port: 80 }];
    const resolve = resolver(['169.254.169.254']);
    expect(await fetchFrom('http://llm.test/', { allowedHosts, resolve })).toBe('refused_address');
  });

  it('has the port of its scheme where none is written', () => {
    const opened = (url: string, port: number) => checkTarget(url, [{ host: '10.0.0.1', port }]).ok;
    expect(opened('https://10.0.0.1/v1', 443)).toBe(true);
    expect(opened('http://10.0.0.1/v1', 80)).toBe(true);
    expect(opened('http://10.0.0.1/v1', 443)).toBe(false);
    expect(checkTarget('http://[::1]:8000/v1', [{ host: '::1', port: 8000 }]).ok).toBe(true);
  });
});

describe('a certificate', () => {
  it('that nobody vouches for ends the connection before anything is sent', async () => {
    let requests = 0;
    const https = createServer(selfSigned, (_request, response) => {
      requests += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => https.listen(0, '127.0.0.1', resolve));
    const { port } = https.address() as AddressInfo;
    try {
      const allowedHosts = [{ host: 'llm.test', port }];
      const resolve = resolver(['127.0.0.1']);
      const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
      try {
        expect(await fetchFrom(`https://llm.test:${port}/`, { allowedHosts, resolve })).toBe('unreachable');
      } finally {
        if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
        else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
      }
      expect(requests).toBe(0);
    } finally {
      https.close();
    }
  });
});
