export * from './add-usage.ts';
