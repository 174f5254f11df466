import { cleanWord } from '@gemmavision/extraction/page';

/** The private-use codes under which symbol fonts keep their list bullets. */
const symbolBullet = /[\uf0b7\uf0a7\uf06c\uf0d8\uf09f]/g;
const privateUse = /[\ue000-\uf8ff]/g;

/**
 * A word as fonts and OCR give it → as it can be stored and shown anywhere: what `cleanWord` does, and no code
 * from the private-use area, whose meaning only the document's own font knows.
 */
export function cleanText(text: string): string {
  return cleanWord(text.replace(symbolBullet, '•').replace(privateUse, ''));
}
