// The thread in which lists are read: it begins in JavaScript, since Node does not begin a thread in TypeScript.
/* oxlint-disable unicorn/require-post-message-target-origin -- threads have no origins */
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { answerOf } = await import('./list-task.ts');

parentPort?.on('message', (task) => {
  void answerOf(task).then((answer) => parentPort?.postMessage(answer));
});
