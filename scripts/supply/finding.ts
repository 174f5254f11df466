/** Something that must not be shipped as it is: what, where, and what to do about it. */
export interface Finding {
  what: string;
  where: string;
  whatToDo: string;
}

/** What one check came to: all good (with a line that says what was looked at), not checked at all, or findings. */
export type Outcome =
  | { state: 'good'; note: string }
  | { state: 'not checked'; why: string }
  | { state: 'failed'; findings: Finding[] };

/** Good where nothing was found. */
export function outcomeOf(findings: Finding[], note: string): Outcome {
  return findings.length === 0 ? { state: 'good', note } : { state: 'failed', findings };
}
