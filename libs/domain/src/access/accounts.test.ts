import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deviceOf } from './device.ts';
import { weaknessOfPassword } from './passwords.ts';
import { maySignUp, signUpModes } from './sign-up.ts';

describe('who may make an account', () => {
  const rule = { mode: 'domains', domains: ['example.com'] } as const;

  it.each([
    ['ada@example.com', true],
    ['Ada@EXAMPLE.com', true],
    ['ada@sub.example.com', false],
    ['ada@example.com.evil.example', false],
    ['ada@notexample.com', false],
    ['"ada@example.com"@evil.example', false],
    ['example.com', true],
  ])('with a domain: %s', (email, expected) => {
    expect(maySignUp(rule, email, false)).toBe(expected);
  });

  it('grows from mode to mode, and never shrinks with an invitation', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.boolean(), (email, isInvited) => {
        const domains = [email.split('@')[1]!.toLowerCase()];
        const may = signUpModes.map((mode) => maySignUp({ mode, domains }, email, isInvited));
        expect(may).toEqual([...may].sort((a, b) => Number(a) - Number(b)));
        for (const mode of signUpModes)
          if (maySignUp({ mode, domains }, email, false))
            expect(maySignUp({ mode, domains }, email, true)).toBe(true);
      }),
    );
  });
});

describe('a new password', () => {
  it.each(['correct horse battery', 'überlanges-passwort', '한국어 비밀번호는 길어도 된다'])(
    'may be %s',
    (password) => {
      expect(weaknessOfPassword(password, 'ada@example.com')).toBeNull();
    },
  );

  it.each([
    'short',
    '',
    'aaaaaaaaaaaaaaaa',
    '121212121212',
    'ADA.KELLER@example.com',
    'ada.kellerada.keller',
  ])('may not be %j', (password) => {
    expect(weaknessOfPassword(password, 'ada.keller@example.com')).not.toBeNull();
  });

  it('may not be so long that hashing it costs', () => {
    expect(weaknessOfPassword('abcdef'.repeat(100), 'ada@example.com')).toContain('128');
  });
});

describe('the device of a session', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge on Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari on iOS',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36',
      'Chrome on macOS',
    ],
    ['curl/8.5.0', null],
    ['', null],
    [null, null],
  ])('%s is %s', (userAgent, device) => {
    expect(deviceOf(userAgent)).toBe(device);
  });
});
