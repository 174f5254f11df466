import { pino, type DestinationStream, type Level, type Logger } from 'pino';
import { describeError, plainMessage } from './describe-error.ts';
import { redactLine } from './redact-line.ts';

export interface LoggerOptions {
  /** Which of our programs writes. */
  app: string;
  level: Level | 'silent';
  /** Where lines go; standard output when it is left out. */
  destination?: DestinationStream;
}

/** A log of one JSON line an event, without what must not be in one. */
export function createLogger({ app, level, destination }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: { app },
      serializers: { err: describeError },
      formatters: { log: plainTexts },
      hooks: { streamWrite: redactLine },
    },
    destination ?? pino.destination(1),
  );
}

function plainTexts(event: Record<string, unknown>): Record<string, unknown> {
  const texts = Object.entries(event).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return { ...event, ...Object.fromEntries(texts.map(([key, text]) => [key, plainMessage(text)])) };
}
