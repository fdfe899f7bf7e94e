import { startTextCatcher } from './text-catcher.ts';

const catcher = await startTextCatcher({ port: Number(process.argv[2]) });
process.once('SIGTERM', () => void catcher.close());
