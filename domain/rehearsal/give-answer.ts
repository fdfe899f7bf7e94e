import type { AnswerId } from '../obligations/answer-options.ts';
import { everyAnswerTo } from '../questions/questions.ts';
import type { Life } from './life.ts';
import type { NewObligation } from './owed.ts';

/** Sends an answer as its form suggests it today: the first that the kind has, or the one that is named. */
export function giveAnswer(life: Life, owed: NewObligation, id?: AnswerId): void {
  const { journey, today } = life;
  const option = everyAnswerTo(owed.kind).find((one) => id === undefined || one.id === id);
  const obligation = journey.obligations.findLast((one) => one.id === owed.obligation);
  if (option === undefined || obligation === undefined) return;
  const asked = { journey, obligation, today };
  const known = option.known(asked);
  if (known === undefined) return;
  life.asks(option.command, { ...known, ...option.suggests?.(asked) });
}
