import { describe, expect, it } from '@jest/globals';
import { maskedEmail } from './masked-email.ts';

describe('an address that is masked in part', () => {
  it.each([
    ['ada.keller@example.com', 'a…@example.com'],
    ['b@example.org', 'b…@example.org'],
    ['"odd@name"@example.org', '"…@example.org'],
    ['not an address', '…'],
  ])('shows its first letter and where it is: %s', (email, masked) => {
    expect(maskedEmail(email)).toBe(masked);
  });
});
