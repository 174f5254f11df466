import { Worker } from 'node:worker_threads';
import type { PageWord } from '@gemmavision/extraction/page';
import type { GreyImage, Recogniser } from '../engine.ts';
import { repairNumbers } from '../repair-numbers.ts';
import type { Answer } from './worker.ts';

/** After so long without a picture the thread ends, and with it the half gibibyte that it holds. */
const idleMilliseconds = 30_000;
const runsFromSource = import.meta.url.endsWith('.ts');
const program = new URL(runsFromSource ? 'worker.ts' : 'worker.js', import.meta.url);
/** A thread does not take over from its process that it understands TypeScript. */
const fromSource = `import('tsx/esm/api').then(({ register }) => {
  register();
  return import('${program.href}');
})`;

/**
 * PP-OCR version 4 through onnxruntime in WebAssembly: finds lines of writing wherever they stand and reads one by
 * one, without a dictionary. Far better than Tesseract on receipts and photographs, worse on pages of print.
 * Its thread starts with the first picture.
 */
export class PpOcr implements Recogniser {
  readonly name = 'pp-ocr';
  readonly segmentsPages = false;
  private running: RunningWorker | undefined;
  private idle: NodeJS.Timeout | undefined;

  /** @param onStep called whenever a part of a picture is done: a page takes seconds, on a busy machine a minute. */
  constructor(private readonly onStep: () => void) {}

  recognise(image: GreyImage): Promise<PageWord[]> {
    clearTimeout(this.idle);
    const { worker, pending } = (this.running ??= this.start());
    return new Promise((resolve, reject) => {
      pending.push({ resolve, reject });
      worker.ref();
      worker.postMessage(image);
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    const running = this.running;
    this.running = undefined;
    await running?.worker.terminate();
  }

  private start(): RunningWorker {
    const worker = runsFromSource ? new Worker(fromSource, { eval: true }) : new Worker(program);
    const running: RunningWorker = { worker, pending: [] };
    worker.on('message', (answer: Answer) => {
      if (answer === 'working') return this.onStep();
      const next = running.pending.shift();
      if ('words' in answer) next?.resolve(repairNumbers(answer.words));
      else next?.reject(new Error(answer.error));
      if (running.pending.length > 0) return;
      worker.unref();
      this.idle = setTimeout(() => void this.close(), idleMilliseconds).unref();
    });
    const failed = (error: Error) => {
      if (this.running === running) this.running = undefined;
      for (const { reject } of running.pending.splice(0)) reject(error);
    };
    worker.on('error', failed);
    worker.on('exit', (code) => failed(new Error(`the thread of PP-OCR ended with status ${code}`)));
    return running;
  }
}

interface RunningWorker {
  worker: Worker;
  /** Who waits for the answers, in the order of the pictures. */
  pending: { resolve: (words: PageWord[]) => void; reject: (error: Error) => void }[];
}
