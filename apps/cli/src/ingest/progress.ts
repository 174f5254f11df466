/** Where the lines of progress go. */
export interface Screen {
  write(text: string): void;
  /** Whether a line can be written over. */
  isTerminal: boolean;
  columns: number;
  now(): number;
}

export interface Progress {
  /** The line as it is now. */
  show(line: string): void;
  /** Something to keep on the screen. */
  say(line: string): void;
  end(): void;
}

const terminalMilliseconds = 100;
const plainMilliseconds = 5_000;

/** One line that is written over on a terminal; elsewhere, such as in a log, a line every few seconds. */
export function createProgress(screen: Screen): Progress {
  let shown = -Infinity;
  let last = '';
  let written = '';
  const put = (line: string) => {
    written = line;
    if (screen.isTerminal) screen.write(`\r\u001b[K${line.slice(0, screen.columns - 1)}`);
    else screen.write(`${line}\n`);
  };
  return {
    show(line) {
      last = line;
      const pause = screen.isTerminal ? terminalMilliseconds : plainMilliseconds;
      if (screen.now() - shown < pause) return;
      shown = screen.now();
      put(line);
    },
    say(line) {
      if (!screen.isTerminal) return screen.write(`${line}\n`);
      screen.write(`\r\u001b[K${line}\n`);
      if (written !== '') put(last);
    },
    end() {
      if (last !== written) put(last);
      if (screen.isTerminal && written !== '') screen.write('\n');
    },
  };
}

export interface Sent {
  files: number;
  ofFiles: number;
  bytes: number;
  ofBytes: number;
  seconds: number;
}

/** How far sending is, how fast, and how long it still takes at that pace. */
export function describeSending({ files, ofFiles, bytes, ofBytes, seconds }: Sent): string {
  const parts = [`${files} of ${ofFiles} files`, `${inMegabytes(bytes)} of ${inMegabytes(ofBytes)} MB`];
  if (seconds > 0 && files > 0) parts.push(`${(files / seconds).toFixed(1)} files/s`);
  if (bytes > 0 && bytes < ofBytes) parts.push(`${inWords(((ofBytes - bytes) * seconds) / bytes)} left`);
  return parts.join(' · ');
}

const inMegabytes = (bytes: number) => (bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0);

/** `40 s`, `3 min`, `2 h 5 min`. */
export function inWords(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
