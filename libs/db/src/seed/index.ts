export * from './seed-reference-data.ts';
