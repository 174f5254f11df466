/**
 * What pdf.js's build for older engines puts into the place of the engine's own functions, for everybody in the
 * process: `push` of every array, and JSON, several times slower, over questions that nobody here asks.
 */
const asTheyWere = [
  [Array.prototype, 'push'],
  [JSON, 'parse'],
  [JSON, 'stringify'],
  [Function.prototype, 'toString'],
] as const;
const descriptors = asTheyWere.map(
  ([owner, name]) => [owner, name, Object.getOwnPropertyDescriptor(owner, name)] as const,
);

/** Puts the engine's own functions back. They are those of the time at which this module was first loaded. */
export function putNativeFunctionsBack(): void {
  for (const [owner, name, descriptor] of descriptors) {
    if (descriptor) Object.defineProperty(owner, name, descriptor);
  }
}
