export * from './allowed-hosts.ts';
export * from './endpoint.ts';
export * from './get-readings.ts';
export { requestLlmReading } from './request-reading.ts';
export * from './take-reading.ts';
export * from './to-send.ts';
