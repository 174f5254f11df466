import { z } from 'zod';

/** As people write numbers: no hexadecimal, and nothing is not 0. */
const decimal = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A number of a query or a command line, where everything is text. `number` says what it may be, and what to give. */
function numberInText<T extends z.ZodType<number>>(number: T) {
  return z.preprocess(
    (value) => (typeof value === 'string' && decimal.test(value) ? Number(value) : value),
    number,
  );
}

/** A whole number within these bounds, in text. */
export function wholeNumber(from: number, to: number) {
  const error = `Give a whole number from ${from} to ${to}.`;
  return numberInText(z.number({ error }).int({ error }).min(from, { error }).max(to, { error }));
}

/** A share of something, in text. */
export function shareInText() {
  const error = 'Give a number above 0, up to 1.';
  return numberInText(z.number({ error }).gt(0, { error }).max(1, { error }));
}
