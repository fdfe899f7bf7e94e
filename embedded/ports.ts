import { connect, createServer } from 'node:net';
import { isCode } from './folder.ts';

/** A port that something is about to listen on. */
export interface WantedPort {
  readonly port: number;
  readonly host: string;
  /** The variable that changes it. */
  readonly variable: string;
  /** What wants it, such as `the API`. */
  readonly user: string;
}

/** What is wrong with the ports, each with the variable that changes it; empty if all are free. */
export async function portFaults(wanted: readonly WantedPort[]): Promise<string[]> {
  const faults = wanted.flatMap(({ port, user, variable }, index) => {
    const other = wanted.slice(0, index).find((earlier) => earlier.port === port);
    return other === undefined
      ? []
      : [
          `Port ${port} is wanted by both ${other.user} and ${user}. Set ${other.variable} or ${variable} to another one.`,
        ];
  });
  if (faults.length > 0) return faults;
  return (await Promise.all(wanted.map(faultOf))).filter((fault) => fault !== undefined);
}

async function faultOf(wanted: WantedPort): Promise<string | undefined> {
  const { port, user, variable } = wanted;
  const remedy = `Set ${variable} to a free port, as in ${variable}=${freeLooking(port)} npm start.`;
  const state = await stateOf(wanted);
  if (state === 'free') return undefined;
  const sentences: Readonly<Record<Exclude<PortState, 'free'>, string>> = {
    taken: `Port ${port} for ${user} is taken by another program. ${remedy}`,
    forbidden: `Port ${port} for ${user} may not be used by this user. ${remedy}`,
    'no-such-address': `Port ${port} for ${user} cannot be opened: this machine does not have that address.`,
  };
  return sentences[state];
}

type PortState = 'free' | 'taken' | 'forbidden' | 'no-such-address';

async function stateOf({ port, host }: WantedPort): Promise<PortState> {
  // Some systems let one program listen on an address while another has the same port on all addresses.
  if (await somebodyAnswers(port)) return 'taken';
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => {
      if (isCode(error, 'EACCES')) resolve('forbidden');
      else resolve(isCode(error, 'EADDRNOTAVAIL') ? 'no-such-address' : 'taken');
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve('free')));
  });
}

function somebodyAnswers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
  });
}

const freeLooking = (port: number) => (port + 10_000 <= 65_535 ? port + 10_000 : port - 10_000);
