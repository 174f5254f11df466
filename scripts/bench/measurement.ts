/** A row of bench/results.md. */
export interface Measurement {
  what: string;
  figure: string;
  /** What was measured beside it in the same run, or the limit it is held to. */
  reference: string;
}
