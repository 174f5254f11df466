import type { Dispatcher } from '../processing/dispatcher.ts';

export interface WakeDependencies {
  dispatcher: Dispatcher;
}

/** Something was uploaded: hand it out now instead of at the next look. */
export function wakeDispatcherWith({ dispatcher }: WakeDependencies) {
  return () => dispatcher.run();
}
