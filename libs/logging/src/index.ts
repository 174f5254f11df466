export { createLogger, type LoggerOptions } from './create-logger.ts';
export { describeError } from './describe-error.ts';
