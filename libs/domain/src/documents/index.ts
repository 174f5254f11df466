export * from './contract.ts';
export * from './extraction-result.ts';
export * from './file-name.ts';
export * from './ocr-options.ts';
export * from './queue-status.ts';
export * from './reasons.ts';
export * from './status.ts';
