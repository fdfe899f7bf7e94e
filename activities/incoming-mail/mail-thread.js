// The thread in which mails are read: it begins in JavaScript, since Node does not begin a thread in TypeScript.
/* oxlint-disable unicorn/require-post-message-target-origin -- threads have no origins */
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { readIncomingMail } = await import('./read-incoming-mail.ts');

parentPort?.on('message', ({ bytes, mailFrom, checkedBy }) => {
  void readIncomingMail(bytes, mailFrom, checkedBy).then(
    (done) => parentPort?.postMessage({ done }),
    // An error's message may quote the mail.
    (error) => parentPort?.postMessage({ failed: error instanceof Error ? error.name : 'unknown' }),
  );
});
