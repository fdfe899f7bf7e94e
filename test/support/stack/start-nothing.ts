import { ChildProcess } from 'node:child_process';
import { Server, Socket } from 'node:net';

/**
 * What a pure test cannot do, whatever it imports: the selection reads imports, and this holds if the
 * selection is wrong.
 */
function refuse(what: string) {
  return () => {
    throw new Error(`A test in test:rules ${what}. pure-tests.ts says what makes a test pure.`);
  };
}

Server.prototype.listen = refuse('opens a server');
Socket.prototype.connect = refuse('connects to a server');
Object.assign(ChildProcess.prototype, { spawn: refuse('starts a process') });
