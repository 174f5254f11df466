import { Worker } from 'node:worker_threads';

/**
 * Ends this process when its parent is gone, or when it holds more memory than it may. The parent watches too,
 * but the event loop of neither can be relied upon: a document that hangs a parser keeps ours from ever hearing
 * that the channel is closed, and a busy parent looks too late. So a thread of its own looks.
 */
export function guardThisProcess(maxResidentBytes: number): void {
  process.on('disconnect', () => process.exit(0));
  const guard = new Worker(
    `const { workerData } = require('node:worker_threads');
     const parent = process.ppid;
     const end = () => process.kill(process.pid, 'SIGKILL');
     setInterval(() => {
       if (process.ppid !== parent || process.memoryUsage.rss() > workerData) end();
     }, 50);`,
    { eval: true, execArgv: [], stdout: true, stderr: true, workerData: maxResidentBytes },
  );
  guard.unref();
}
