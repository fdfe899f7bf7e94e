/** The middle of a list of numbers, and the number that 95 in a hundred lie below. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
}

/** The percentiles of a list of numbers. */
export function percentiles(values: readonly number[]): Percentiles {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

/** How long something takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Does something again and again, one after the other, and returns how long each took. */
export async function timedEach(times: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let index = 0; index < times; index += 1) took.push(await timed(() => work(index)));
  return took;
}

/** How many times a second many clients together get something done, if each does it `each` times. */
export async function throughput(
  clients: number,
  each: number,
  work: (client: number, index: number) => Promise<unknown>,
): Promise<number> {
  const took = await timed(() =>
    Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        for (let index = 0; index < each; index += 1) await work(client, index);
      }),
    ),
  );
  return (clients * each * 1000) / took;
}
