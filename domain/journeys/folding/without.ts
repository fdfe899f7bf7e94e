import type { Journey } from '../journey.ts';

/** A journey without one of its parts. */
export function without<K extends keyof Journey>(journey: Journey, key: K): Journey {
  const { [key]: _, ...rest } = journey;
  return rest as Journey;
}
