export * from './budget.ts';
export * from './chat-request.ts';
export * from './checked-answer.ts';
export * from './failures.ts';
export * from './key-information.ts';
export * from './prompt.ts';
export * from './usage.ts';
export type { PrintReaders } from './print-readers.ts';
