import { played } from './in-processes.ts';
import type { Portion } from './in-processes.ts';

// Run by in-processes.ts: it is sent its portion, plays it, reports what came of it, and ends.
process.once('message', (portion) => {
  process.send?.(played(portion as Portion), () => process.disconnect());
});
