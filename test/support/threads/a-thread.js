// A thread that does as it is told, for tests of what keeps threads within their limits.
/* oxlint-disable unicorn/require-post-message-target-origin -- threads have no origins */
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', ({ does, with: given }) => {
  switch (does) {
    case 'say':
      parentPort?.postMessage({ done: given });
      break;
    case 'fail':
      parentPort?.postMessage({ failed: 'TypeError' });
      break;
    case 'throw':
      throw new Error(`about ${given}`);
    case 'end':
      process.exit(0);
      break;
    case 'fill': {
      const kept = [];
      for (;;) kept.push(Array.from({ length: 100_000 }, () => kept.length));
    }
    case 'run on':
      for (;;);
    case 'tell':
      parentPort?.postMessage({ done: Object.keys(process.env) });
      break;
  }
});
