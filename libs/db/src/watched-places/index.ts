export * from './daily-batch.ts';
export * from './in-turn.ts';
export * from './find-team.ts';
