export * from './contract.ts';
export * from './device.ts';
export * from './key-scopes.ts';
export * from './passwords.ts';
export * from './roles.ts';
export * from './sign-up.ts';
