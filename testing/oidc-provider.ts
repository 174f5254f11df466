import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Whom the provider signs in next, and how it goes wrong if it shall. */
export interface ProviderAnswer {
  sub: string;
  email: string;
  emailVerified: boolean;
  name?: string;
  /** Sign with a key that is not published, leave the nonce out, or name another audience. */
  lie?: 'key' | 'nonce' | 'audience';
}

export interface OidcProvider {
  issuer: string;
  answer: ProviderAnswer;
  close(): Promise<void>;
}

export const client = { id: 'quantadvisor', secret: 'a secret of the client' };

/**
 * A small OpenID Connect provider: discovery, keys, the authorization code flow with PKCE, signed ID tokens. Its page
 * asks nothing and sends the browser back at once.
 */
export async function startOidcProvider(): Promise<OidcProvider> {
  const [{ publicKey, privateKey }, stranger] = await Promise.all([
    generateKeyPair('RS256'),
    generateKeyPair('RS256'),
  ]);
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, URLSearchParams>();
  const provider: OidcProvider = {
    issuer: '',
    answer: { sub: 'nobody', email: 'nobody@example.com', emailVerified: true },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };

  async function tokensFor(form: URLSearchParams): Promise<object | null> {
    const code = form.get('code') ?? '';
    const asked = codes.get(code);
    codes.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!asked || asked.get('code_challenge') !== challenge) return null;
    if (form.get('client_secret') !== client.secret) return null;
    const { sub, email, emailVerified, name = 'Somebody', lie } = provider.answer;
    const nonce = lie === 'nonce' ? undefined : asked.get('nonce');
    const idToken = await new SignJWT({ email, email_verified: emailVerified, name, ...(nonce && { nonce }) })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setIssuer(provider.issuer)
      .setSubject(sub)
      .setAudience(lie === 'audience' ? 'another' : client.id)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(lie === 'key' ? stranger.privateKey : privateKey);
    return { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: idToken };
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', provider.issuer);
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/.well-known/openid-configuration')
      return send(200, {
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/authorize`,
        token_endpoint: `${provider.issuer}/token`,
        jwks_uri: `${provider.issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (url.pathname === '/keys') return send(200, { keys: [jwk] });
    if (url.pathname === '/authorize') {
      const code = randomUUID();
      codes.set(code, url.searchParams);
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      return response.writeHead(302, { location: back.href }).end();
    }
    if (url.pathname === '/token') {
      const tokens = await tokensFor(new URLSearchParams(await textOf(request)));
      return tokens ? send(200, tokens) : send(400, { error: 'invalid_grant' });
    }
    send(404, {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return provider;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
