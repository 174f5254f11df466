export * from './every-place.ts';
export * from './mask-document.ts';
export * from './personal-fields.ts';
export * from './redact-for-sending.ts';
export * from './text-spans.ts';
export * from './word-spans.ts';
