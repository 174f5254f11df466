export { findPii, passesLuhn, type PiiMatch, type PiiType } from './recognise.ts';
