export * from './get-page-readings.ts';
export * from './request-page-reading.ts';
export * from './take-page-reading.ts';
