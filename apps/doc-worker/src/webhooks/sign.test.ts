import { expect, it } from '@jest/globals';
import { isSignedWith } from '../../../../testing/webhook-receiver.ts';
import { signatureHeaders } from './sign.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const delivery = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' };
const at = new Date(1_614_265_330 * 1000);

it('signs as the example of the specification says', () => {
  expect(signatureHeaders(delivery, [secret], at)).toEqual({
    'webhook-id': delivery.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

it('signs with both secrets while one takes the place of the other, and each of them verifies', () => {
  const before = `whsec_${Buffer.from('another secret').toString('base64')}`;
  const headers = signatureHeaders(delivery, [secret, before], at);
  const received = { ...delivery, headers, type: '', data: {} };
  expect([secret, before].map((one) => isSignedWith(one, received))).toEqual([true, true]);
  expect(isSignedWith('whsec_bm9ib2R5', received)).toBe(false);
  expect(isSignedWith(secret, { ...received, body: `${delivery.body} ` })).toBe(false);
});
