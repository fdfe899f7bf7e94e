import type { NextStep } from '../domain/obligations/steps.ts';
import type {
  KindTotal,
  ObligationTerms,
  TermsChange,
  TakeUpPreview,
} from '../domain/obligations/take-up-preview.ts';
import type { BeginsCount } from '../domain/obligations/begins-count.ts';
import { dateOf } from '../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../domain/vocabulary/calendar.ts';
import { dateInWords, monthInWords, OBLIGATION_WORDS, PARTY_WORDS, within } from '../domain/words/index.ts';
import type { LawChange } from '../domain/words/law-difference.ts';
import type { RulebookDifference } from '../domain/words/rulebook-difference.ts';

/** A difference between two rulebooks as the terminal shows it: party by party, then the law, then what is open. */
export function tellDifference({ from, to, parties, law, openAlready }: RulebookDifference): string {
  const lines = [`From rulebook ${from} to rulebook ${to}`];
  for (const { party, obligations } of parties) {
    lines.push('', PARTY_WORDS[party].en);
    for (const { kind, what, sentences } of obligations) {
      const tag = what === 'changed' ? '' : what === 'added' ? ' (new)' : ' (no longer owed)';
      lines.push(`  ${OBLIGATION_WORDS[kind].en}${tag}`, ...sentences.map((sentence) => `    ${sentence}`));
    }
  }
  if (law.length > 0) lines.push('', 'The law’s parameters');
  for (const { parameter, sentences } of law) {
    lines.push(`  ${parameter}`, ...sentences.map((sentence) => `    ${sentence}`));
  }
  if (openAlready.length > 0) lines.push('', 'Obligations that are open when it is taken up');
  lines.push(...openAlready.map((sentence) => `  ${sentence}`));
  if (lines.length === 1) lines.push('', 'Nothing changes.');
  return lines.join('\n');
}

/** What the law changes between two days as the terminal shows it, for whom, with how many that is where it is known. */
export function tellLawChanges(
  from: CalendarDate,
  to: CalendarDate,
  changes: readonly LawChange[],
  counted?: BeginsCount,
): string {
  const [first, second] = [dateInWords(from).en, dateInWords(to).en];
  const lines = [`From ${first} to ${second}, for what begins on the day`];
  for (const { whom, begins, sentences } of changes) {
    lines.push('', whom, ...sentences.map((sentence) => `  ${sentence}`));
    if (counted !== undefined && begins !== undefined) {
      lines.push(`  Open journeys that are to begin one on ${second} or later: ${counted[begins]}`);
    }
  }
  if (changes.length === 0) lines.push('', 'Nothing changes.');
  if (changes.length > 0 && counted !== undefined) {
    lines.push('', `Open journeys in which nothing is agreed yet: ${counted.open}`);
  }
  return lines.join('\n');
}

/** What would change in one journey, under its id. */
export function tellPreview({ journey, from, to, changes, recurring, next }: TakeUpPreview): string {
  return [
    `\n${journey}: rulebook ${from}, then ${to}`,
    ...changes.map((change) => `  ${tellChange(change)}`),
    ...recurring.map(
      ({ kind, what }) =>
        `  ${OBLIGATION_WORDS[kind].en}: ${what === 'ends' ? 'does not come again' : 'the next ones follow the new rule'}`,
    ),
    `  Next now: ${tellStep(next.before)}`,
    `  Next then: ${tellStep(next.after)}`,
  ].join('\n');
}

function tellChange({ kind, occurrence, before, after }: TermsChange): string {
  const month = occurrence === undefined ? '' : ` for ${monthInWords(occurrence).en}`;
  const what = `${OBLIGATION_WORDS[kind].en}${month}`;
  if (after === undefined) return `${what}: ends`;
  if (before === undefined) return `${what}: opens, ${tellOwed(after)}`;
  return `${what}: was ${tellOwed(before)}; would be ${tellOwed(after)}`;
}

function tellOwed({ owedBy, due, steps, stepsAtOnce }: ObligationTerms): string {
  const first = steps[0];
  const ahead =
    first === undefined
      ? 'nothing more to come'
      : `${steps.length} steps to come from ${dateInWords(first.on).en}`;
  const now = stepsAtOnce === 0 ? '' : `, ${stepsAtOnce} of them due by now`;
  return `owed by ${within(PARTY_WORDS[owedBy]).en}, due ${dateInWords(due).en}, ${ahead}${now}`;
}

function tellStep(next: NextStep | undefined): string {
  if (next === undefined) return 'nothing';
  const { at, step } = next;
  const on = dateInWords(dateOf(at)).en;
  if (step.does === 'recur') return `${OBLIGATION_WORDS[step.recurrence.kind].en} opens on ${on}`;
  const does = { remind: 'reminder of', miss: 'noted as missed:', escalate: 'passed on:' }[step.does];
  return `${does} ${within(OBLIGATION_WORDS[step.obligation.kind]).en} on ${on}`;
}

/** How many obligations of a kind change, and how. */
export function tellTotal({
  kind,
  opens,
  ends,
  changes,
  otherDue,
  otherOwner,
  stepsAtOnce,
}: KindTotal): string {
  const counts: readonly (readonly [number, string])[] = [
    [opens, 'open'],
    [ends, 'end'],
    [changes, 'go on by the new rule'],
    [otherDue, 'get another due date'],
    [otherOwner, 'get another owner'],
    [stepsAtOnce, 'steps would be taken at once'],
  ];
  const told = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return `  ${OBLIGATION_WORDS[kind].en}: ${told.join(', ')}`;
}
