import type { HostileFile } from './manifest.ts';
import type { Fate } from './send-document.ts';

/** What the issue of a file is held to. */
export const limits = { seconds: 45, residentBytes: 1.5 * 2 ** 30, rightOutcomes: 0.98, rightReasons: 0.9 };

export interface Judged {
  name: string;
  fate: Fate;
  peakBytes: number;
  /** Undefined where the manifest asks for nothing of the kind. */
  isOutcomeRight: boolean;
  isReasonRight: boolean | undefined;
  isTextFound: boolean | undefined;
  isSentenceClear: boolean | undefined;
  isNextProcessed: boolean;
  isInTime: boolean;
}

export function judge(
  file: HostileFile,
  fate: Fate,
  seen: { text: string | undefined; peakBytes: number; isNextProcessed: boolean },
): Judged {
  const { outcome, code, sentence, seconds } = fate;
  const isWanted = outcome === file.expect || (file.expect === 'either' && outcome !== 'error');
  const texts = [...(file.text === undefined ? [] : [file.text]), ...(file.contains_all ?? [])];
  const hasText = texts.length > 0 && (outcome === 'processed' || file.expect === 'processed');
  return {
    name: file.name,
    fate,
    peakBytes: seen.peakBytes,
    isOutcomeRight: isWanted && outcome !== 'no end',
    isReasonRight: outcome === 'rejected' && file.reason !== undefined ? code === file.reason : undefined,
    isTextFound: hasText ? texts.every((text) => seen.text?.includes(text)) : undefined,
    isSentenceClear: outcome === 'rejected' ? isClear(sentence) : undefined,
    isNextProcessed: seen.isNextProcessed,
    isInTime: seconds <= Math.min(limits.seconds, file.max_seconds ?? Infinity),
  };
}

/** Whole sentences for a person: no path, no trace, no name of a library. */
export function isClear(sentence: string | undefined): boolean {
  if (sentence === undefined || !/^[A-Z“].*\.$/s.test(sentence)) return false;
  return !/(\bat \S+:\d+|node_modules|\/(tmp|home|usr|var|work|data)\/|pdf\.?js|sharp|libvips|tesseract|napi|Exception|Error:)/i.test(
    sentence,
  );
}
