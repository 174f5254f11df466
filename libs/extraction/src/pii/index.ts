export type { PiiMatch } from './match.ts';
export { passesLuhn } from './payment-cards.ts';
export { findPii } from './recognise.ts';
