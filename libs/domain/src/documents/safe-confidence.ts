/**
 * From this confidence on, a field or figure is safe to accept without a person's look: of those on the development
 * sets at least 99 in 100 are right, also where the documents judged were left out when confidences were fitted
 * (`npm run fit:confidence`, figures in docs/extraction.md). Fields that could not be measured never reach it.
 */
export const safeConfidence = 0.95;
