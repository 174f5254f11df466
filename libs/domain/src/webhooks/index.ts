export { bodyToSend, subjectOf, webhookBodySchema } from './body.ts';
export * from './contract.ts';
export * from './events.ts';
export * from './failures.ts';
export * from './masked-url.ts';
export * from './retries.ts';
