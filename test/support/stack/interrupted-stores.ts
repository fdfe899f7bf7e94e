import type { Client } from '@temporalio/client';
import type { Stores } from '../../../rebuild/compare.ts';

/** After which step of a rebuild the process ends: the call that it no longer makes. */
export const INTERRUPTIONS = [
  { before: 'the old run is ended', call: 'terminate' },
  { before: 'the new one is started', call: 'start' },
  { before: 'the new one has heard the late Signals', call: 'signal' },
] as const;

/** The same stores, but the process that uses them dies when it gets to one call. */
export function interrupted({ db, engine }: Stores, call: (typeof INTERRUPTIONS)[number]['call']): Stores {
  const die = () => Promise.reject(new Error('The process has ended'));
  const dying = <T extends object>(target: T, names: Readonly<Record<string, unknown>>): T =>
    new Proxy(target, {
      get: (on, name) => {
        if (typeof name === 'string' && Object.hasOwn(names, name)) return names[name];
        const value: unknown = Reflect.get(on, name);
        return typeof value === 'function' ? value.bind(on) : value;
      },
    });
  const workflow = dying(
    engine.workflow,
    call === 'start'
      ? { start: die }
      : {
          getHandle: (id: string, runId?: string) =>
            dying(engine.workflow.getHandle(id, runId), { [call]: die }),
        },
  );
  return { db, engine: dying<Client>(engine, { workflow }) };
}
