import type { Journey } from './journey.ts';

/** Whether an obligation with this id is there and still to be met. */
export function isOpen({ obligations }: Journey, id: string): boolean {
  return obligations.some((obligation) => obligation.id === id && obligation.ended === undefined);
}
