/** What the log says of an error. */
interface ErrorDescription {
  type: string;
  code?: string;
  message: string;
  stack: string;
  cause?: ErrorDescription;
}

/** Causes below that say nothing new. */
const deepest = 4;

/**
 * An error for the log: what it is, where it happened, and why. Nothing else that hangs on it: drivers put the values of
 * a query there, and those are people's.
 */
export function describeError(error: unknown, depth = 1): ErrorDescription {
  if (!(error instanceof Error))
    return { type: typeof error, message: plainMessage(String(error)), stack: '' };
  const code: unknown = Reflect.get(error, 'code');
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.constructor.name,
    ...(typeof code === 'string' && { code }),
    message: plainMessage(error.message),
    stack: frames.join('\n'),
    ...(error.cause !== undefined && depth < deepest && { cause: describeError(error.cause, depth + 1) }),
  };
}

const longest = 1_000;

/** A message without the call that Prisma quotes in its own, with all the values of it: what went wrong stands last. */
export function plainMessage(message: string): string {
  const text = /^\s*Invalid `/.test(message) ? (message.trimEnd().split('\n').at(-1) ?? '') : message;
  return text.slice(0, longest).trim();
}
