import type { JobKind, PayloadOf } from '@gemmavision/queue/definitions';
import { processDocumentWith, type ProcessDependencies } from './process-document.ts';
import { wakeDispatcherWith, type WakeDependencies } from './wake-dispatcher.ts';

/** One handler for each kind of job: the compiler names a missing one. */
export type Handlers = { [Kind in JobKind]: (payload: PayloadOf<Kind>) => Promise<void> };

export function createHandlers(dependencies: ProcessDependencies & WakeDependencies): Handlers {
  return {
    processDocument: processDocumentWith(dependencies),
    wakeDispatcher: wakeDispatcherWith(dependencies),
  };
}
