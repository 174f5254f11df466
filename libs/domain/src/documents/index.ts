export * from './extraction-result.ts';
export * from './reasons.ts';
export * from './status.ts';
