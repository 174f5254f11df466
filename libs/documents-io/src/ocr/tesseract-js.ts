import path from 'node:path';
import { createWorker, OEM, PSM, type Block, type Worker } from 'tesseract.js';
import type { PageSegmentation } from '@gemmavision/domain/documents';
import type { PageWord } from '@gemmavision/extraction/page';
import { asGraymap, type GreyImage, type Recogniser } from './engine.ts';

const modes: Record<PageSegmentation, PSM> = {
  3: PSM.AUTO,
  4: PSM.SINGLE_COLUMN,
  6: PSM.SINGLE_BLOCK,
  11: PSM.SPARSE_TEXT,
};

/**
 * Tesseract compiled to WebAssembly, in worker threads of this process, with the shipped language model.
 * Threads start when there is work for them, `threads` at most, and stay.
 */
export class TesseractJs implements Recogniser {
  readonly name = 'tesseract.js';
  readonly segmentsPages = true;
  private readonly idle: Worker[] = [];
  private readonly all: Worker[] = [];
  private readonly waiting: ((worker: Worker) => void)[] = [];
  private starting = 0;

  constructor(
    private readonly modelPath: string,
    private readonly threads: number,
  ) {}

  async recognise(image: GreyImage, segmentation: PageSegmentation): Promise<PageWord[]> {
    const worker = await this.take();
    try {
      await worker.setParameters({ tessedit_pageseg_mode: modes[segmentation] });
      // Without `blocks` there are no words and no boxes.
      const { data } = await worker.recognize(asGraymap(image), {}, { text: false, blocks: true });
      return wordsOf(data.blocks ?? []);
    } finally {
      this.giveBack(worker);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((worker) => worker.terminate()));
  }

  private async take(): Promise<Worker> {
    const free = this.idle.pop();
    if (free) return free;
    if (this.all.length + this.starting >= this.threads) {
      return new Promise((resolve) => this.waiting.push(resolve));
    }
    this.starting++;
    try {
      const worker = await createWorker(path.basename(this.modelPath, '.traineddata'), OEM.LSTM_ONLY, {
        langPath: path.dirname(this.modelPath),
        gzip: false,
        cacheMethod: 'none',
        // Without a handler a picture that cannot be read ends the process; the promise is rejected either way.
        errorHandler: () => undefined,
      });
      this.all.push(worker);
      return worker;
    } finally {
      this.starting--;
    }
  }

  private giveBack(worker: Worker): void {
    const next = this.waiting.shift();
    if (next) next(worker);
    else this.idle.push(worker);
  }
}

function wordsOf(blocks: readonly Block[]): PageWord[] {
  const words: PageWord[] = [];
  let lineNumber = 0;
  for (const [blockNumber, block] of blocks.entries()) {
    for (const paragraph of block.paragraphs) {
      for (const line of paragraph.lines) {
        lineNumber++;
        for (const word of line.words) {
          words.push({
            text: word.text,
            bbox: [word.bbox.x0, word.bbox.y0, word.bbox.x1, word.bbox.y1],
            confidence: Math.min(Math.max(word.confidence / 100, 0), 1),
            fontSize: line.bbox.y1 - line.bbox.y0,
            bold: false,
            italic: false,
            ocrLine: { block: blockNumber, line: lineNumber },
          });
        }
      }
    }
  }
  return words;
}
