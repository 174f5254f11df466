/** How receivers verify a signature; docs/webhooks.md shows the same, and a test runs them. */
export const verifySamples = {
  node: `import { createHmac, timingSafeEqual } from 'node:crypto';

// The body as it arrived, letter by letter: before anything parses it.
export function isFromPortal(headers, body, secret) {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  // Older than five minutes: somebody may be sending again what they overheard.
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) < 300)) return false;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const expected = createHmac('sha256', key).update(\`\${id}.\${timestamp}.\${body}\`).digest();
  return headers['webhook-signature'].split(' ').some((signature) => {
    const given = Buffer.from(signature.replace('v1,', ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}`,
  python: `import base64, hashlib, hmac, time

# The body as it arrived, in bytes: before anything parses it.
def is_from_portal(headers, body, secret):
    timestamp = headers["webhook-timestamp"]
    # Older than five minutes: somebody may be sending again what they overheard.
    if not abs(time.time() - int(timestamp)) < 300:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{timestamp}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    given = headers["webhook-signature"].split(" ")
    return any(hmac.compare_digest(one, expected) for one in given)`,
  curl: `# Sends a signed request to your own receiver, as the portal would.
id=msg_test timestamp=$(date +%s) body='{"type":"webhook.test"}'
key=$(printf %s "\${SECRET#whsec_}" | base64 -d | od -An -vtx1 | tr -d ' \\n')
signature=$(printf %s "$id.$timestamp.$body" |
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64)
curl --fail "$RECEIVER" -H 'content-type: application/json' -H "webhook-id: $id" \\
  -H "webhook-timestamp: $timestamp" -H "webhook-signature: v1,$signature" -d "$body"`,
} as const;
