export { findPii, passesLuhn, type PiiMatch } from './recognise.ts';
