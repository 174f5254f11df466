import { fork, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  documentReasons,
  type DocumentProgress,
  type DocumentReasonCode,
} from '@gemmavision/domain/documents';
import type {
  ChildSettings,
  DocumentRead,
  Message,
  PagePicture,
  PageRead,
  Request,
} from '../child/protocol.ts';
import { processorMilliseconds } from './processor-time.ts';
import { watchResidentMemory } from './resident-memory.ts';

/** How a request ended. `killed` says that the child is gone and another must take its place. */
export type Ending =
  | ({ kind: 'read' } & DocumentRead)
  | { kind: 'drawn'; picture: PagePicture }
  | ({ kind: 'pageRead' } & PageRead)
  | { kind: 'failed'; code: DocumentReasonCode; message: string; detail?: string };

const here = fileURLToPath(import.meta.url);
const runsFromSource = here.endsWith('.ts');
const packageFolder = path.resolve(path.dirname(here), '../..');
const childProgram = path.resolve(
  path.dirname(here),
  runsFromSource ? '../child/main.ts' : '../child/main.js',
);

/** V8 gives up at this size of its heap; buffers and WebAssembly count on the resident limit alone. */
const heapMebibytes = 1024;
/** Room for what lives shortly, of which every page makes much: V8's usual 16 cost a seventh of the time. */
const youngMebibytes = 32;
/** A loaded machine may take that long to start a process. */
const startMilliseconds = 60_000;
/** Between two looks at its memory a child may grow by so much; it is killed so far below its limit. */
const headroomBytes = 96 * 2 ** 20;
/** Silent for so many times the limit, a child is taken to hang though the machine has hardly let it work. */
const mostStalls = 4;
/** Understanding a document says nothing until it is done. */
const stallMillisecondsPerPage = 100;

/** One child process and the watch over it. Runs one request at a time. */
export class ReadingChild {
  documents = 0;
  residentBytes = 0;
  private readonly process: ChildProcess;
  private readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  private readonly ready: Promise<void>;
  private alive = true;

  constructor(private readonly settings: ChildSettings) {
    this.process = fork(childProgram, [JSON.stringify(settings)], {
      cwd: packageFolder,
      execArgv: [
        `--max-old-space-size=${heapMebibytes}`,
        `--max-semi-space-size=${youngMebibytes}`,
        ...(runsFromSource ? ['--import', 'tsx', '--conditions=@gemmavision/source'] : []),
      ],
      // Nothing of our environment: a process that opens strangers' files holds no secrets.
      env: { PATH: settings.searchPath, TMPDIR: tmpdir() },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    this.exited = new Promise((resolve) => {
      const gone = (code: number | null, signal: NodeJS.Signals | null) => {
        this.alive = false;
        resolve({ code, signal });
      };
      this.process.once('exit', gone);
      this.process.once('error', () => gone(null, null));
    });
    this.ready = new Promise((resolve) => this.process.once('message', () => resolve()));
    // A child that waits for work must not keep a program from ending.
    this.process.unref();
    this.process.channel?.unref();
  }

  get isAlive(): boolean {
    return this.alive;
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  /** Ends the child at once and waits until it is gone. */
  async kill(): Promise<void> {
    if (!this.alive) return;
    // Awaited: now the program does have to stay until the child is gone.
    this.process.ref();
    this.process.kill('SIGKILL');
    await this.exited;
  }

  /**
   * Has the child do one request, within the limits.
   * Rejects with the signal's reason when the caller gives up; the child is killed then as well.
   */
  async run(
    request: Request,
    onProgress: (progress: DocumentProgress) => void,
    signal: AbortSignal | undefined,
  ): Promise<Ending> {
    signal?.throwIfAborted();
    this.documents++;
    this.process.ref();
    this.process.channel?.ref();
    try {
      // Starting the process is not the document's fault: its time runs from here.
      await Promise.race([this.ready, this.exited, sleep(startMilliseconds, undefined, { ref: false })]);
      return await this.runWhenReady(request, onProgress, signal);
    } finally {
      this.process.unref();
      this.process.channel?.unref();
    }
  }

  private async runWhenReady(
    request: Request,
    onProgress: (progress: DocumentProgress) => void,
    signal: AbortSignal | undefined,
  ): Promise<Ending> {
    const { limits } = this.settings;
    const began = performance.now();
    let lastSign = began;
    let pages = 0;
    let ocrPages = 0;
    let verdict: DocumentReasonCode | undefined;

    const condemn = (code: DocumentReasonCode) => {
      verdict ??= code;
      this.process.kill('SIGKILL');
    };
    const stopWatching = watchResidentMemory(this.process.pid ?? 0, (bytes) => {
      this.residentBytes = bytes;
      if (bytes > limits.maxResidentBytes - headroomBytes) condemn('out_of_memory');
    });
    const pid = this.process.pid ?? 0;
    let sign = lastSign;
    let workedAtSign = processorMilliseconds(pid);
    /** Silent for so long, and had the processor meanwhile: on a busy machine a good document waits its turn. */
    const hangs = (now: number, stall: number) => {
      const worked = processorMilliseconds(pid);
      if (sign !== lastSign) {
        sign = lastSign;
        workedAtSign = worked;
      }
      const silent = now - lastSign;
      if (silent < stall || worked === undefined || workedAtSign === undefined) return silent > stall;
      return worked - workedAtSign > stall / 2 || silent > stall * mostStalls;
    };
    const clock = setInterval(() => {
      const now = performance.now();
      const wall =
        limits.wallMilliseconds +
        pages * limits.wallMillisecondsPerPage +
        ocrPages * limits.wallMillisecondsPerOcrPage;
      const stall = limits.stallMilliseconds + pages * stallMillisecondsPerPage;
      if (now - began > wall || hangs(now, stall)) condemn('timeout');
    }, 100);
    const abort = () => this.process.kill('SIGKILL');
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { once: true });

    const answered = new Promise<Ending>((resolve) => {
      this.process.on('message', (message: Message) => {
        lastSign = performance.now();
        if (message.kind === 'progress') {
          pages = message.progress.pages;
          ocrPages = message.ocrPages;
          onProgress(message.progress);
        } else if (message.kind === 'failed') {
          resolve({
            kind: 'failed',
            ...message.reason,
            ...(message.detail ? { detail: message.detail } : {}),
          });
        } else if (message.kind === 'read' || message.kind === 'drawn' || message.kind === 'pageRead') {
          resolve(message);
        }
      });
    });
    try {
      if (this.alive) this.process.send(request, () => undefined);
      const died = this.exited.then(({ code, signal: by }): Ending => {
        const reason = verdict ?? this.reasonOfDeath(by);
        return {
          kind: 'failed',
          code: reason,
          message: documentReasons[reason],
          ...(verdict ? {} : { detail: `the reading process ended with ${by ?? `status ${code}`}` }),
        };
      });
      const ending = await Promise.race([answered, died]);
      signal?.throwIfAborted();
      return ending;
    } finally {
      stopWatching();
      clearInterval(clock);
      signal?.removeEventListener('abort', abort);
      this.process.removeAllListeners('message');
    }
  }

  /** V8 aborts when its heap is full; the kernel and the child's own guard kill a process that is too large. */
  private reasonOfDeath(signal: NodeJS.Signals | null): DocumentReasonCode {
    const wasLarge = this.residentBytes > this.settings.limits.maxResidentBytes * 0.7;
    return signal === 'SIGABRT' || (signal === 'SIGKILL' && wasLarge)
      ? 'out_of_memory'
      : 'stopped_unexpectedly';
  }
}
