/** Who may make an account after the first visitor, from nobody to everybody. */
export const signUpModes = ['first-run', 'invited', 'domains', 'open'] as const;
export type SignUpMode = (typeof signUpModes)[number];

/** What the settings say of it. */
export interface SignUpRule {
  mode: SignUpMode;
  /** In small letters; a sub-domain is another domain. */
  domains: readonly string[];
}

/** Whether somebody with this e-mail address may make an account. Whether they have the address is another question. */
export function maySignUp({ mode, domains }: SignUpRule, email: string, isInvited: boolean): boolean {
  if (mode === 'first-run') return false;
  if (mode === 'open' || isInvited) return true;
  if (mode !== 'domains') return false;
  return domains.includes(email.slice(email.lastIndexOf('@') + 1).toLowerCase());
}
