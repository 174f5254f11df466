export * from './add-usage.ts';
export * from './get-team-usage.ts';
