import { describe, expect, it } from '@jest/globals';
import { isNotSignedIn, problemFrom } from './problem.ts';

describe('reading a refusal', () => {
  it('takes code, words and request id of problem+json', () => {
    const problem = problemFrom(
      413,
      JSON.stringify({
        type: 'x',
        title: 't',
        status: 413,
        code: 'too_large',
        detail: 'Split it.',
        requestId: 'r1',
      }),
    );
    expect(problem).toMatchObject({ status: 413, code: 'too_large', message: 'Split it.', requestId: 'r1' });
  });

  it('takes the facts that a page says in its own words', () => {
    const body = '{"code":"not_signed_in","detail":"Invalid code.","facts":{"reason":"INVALID_CODE"}}';
    expect(problemFrom(401, body).facts).toEqual({ reason: 'INVALID_CODE' });
    expect(problemFrom(401, '').facts).toEqual({});
  });

  it('says what to do when a proxy answered in its own way', () => {
    expect(problemFrom(413, '<html>')).toMatchObject({ code: 'too_large' });
    expect(problemFrom(502, '').message).toContain('502');
  });

  it('recognises that nobody is signed in', () => {
    expect(isNotSignedIn(problemFrom(401, '{"code":"not_signed_in","detail":"Sign in."}'))).toBe(true);
    expect(isNotSignedIn(problemFrom(403, '{"code":"not_allowed","detail":"No."}'))).toBe(false);
  });
});
