/** A mode of FinanceBench: what it is called here, and what a model is given in it. */
interface ModeWords {
  short: string;
  meaning: string;
}

/** In the order from most to least help. That “reverse” means the question comes last is from memory, as the data says. */
const modes: Readonly<Record<string, ModeWords>> = {
  oracle: { short: 'Oracle', meaning: 'the very page that holds the answer: the best case of retrieval' },
  oracle_reverse: {
    short: 'Oracle, question last',
    meaning: 'the same, the question after the page (remembered, not yet checked against the source)',
  },
  inContext: { short: 'Whole filing', meaning: 'the whole filing in the context' },
  inContext_reverse: {
    short: 'Whole filing, question last',
    meaning: 'the same, the question after the filing (remembered, not yet checked against the source)',
  },
  singleStore: { short: 'Retrieval, one filing', meaning: 'pieces found in the filing that is asked about' },
  sharedStore: { short: 'Retrieval, all filings', meaning: 'pieces found among all filings together' },
  closedBook: { short: 'Closed book', meaning: 'nothing but the question' },
};

/** A mode in words; one that we do not know keeps its own name. */
export function modeWords(mode: string): ModeWords {
  return modes[mode] ?? { short: mode, meaning: 'not described in the source' };
}

/** The place of a mode in the order of how much a model is given. */
export function modeRank(mode: string): number {
  const place = Object.keys(modes).indexOf(mode);
  return place === -1 ? Object.keys(modes).length : place;
}
