import { z } from 'zod';
import { defineJob } from './define-job.ts';

/** There may be new rows to hand out. Losing it costs a second: the dispatcher also looks by itself. */
export const wakeDispatcher = defineJob({
  queue: 'dispatch',
  name: 'wake-dispatcher',
  payload: z.strictObject({}),
  jobId: () => 'wake-dispatcher',
});
