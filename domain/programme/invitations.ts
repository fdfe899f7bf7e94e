import { daysBetween } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { MeetingKind } from '../vocabulary/codes.ts';
import type { Item } from './programme.ts';

/** How many days before it meets a group is called, as the rulebook of programmes has it. */
const CALLED_DAYS: Readonly<Record<MeetingKind, number>> = { steering: 21, working: 14 };

/** Whether a contact is asked to a meeting, or told that it is off, or off for them. */
export type InvitationMethod = 'request' | 'cancel';

/** The last thing a contact was sent about a meeting: asked to it, or told that it is off, and after how many changes of it. */
export interface SentInvitation {
  readonly contact: string;
  readonly method: InvitationMethod;
  readonly number: number;
}

/** Whether the day has come on which the members of its group are asked to a meeting. */
export function isCalledBy({ kind, meeting, state, on }: Item, today: CalendarDate): boolean {
  if (kind !== 'meeting' || meeting === undefined || state !== 'planned') return false;
  return daysBetween(today, on) <= CALLED_DAYS[meeting];
}

/**
 * Who must be asked to a meeting today, or told that it is off, so that everybody's calendar says what the
 * programme says.
 *
 * - Those who sit in its group are asked when it is called, and from then on each time it moves.
 * - Those who were asked are told when it is called off, or when it moves and they no longer sit in the
 *   group.
 *
 * Nobody is told of a meeting that has already been.
 */
export function invitationsOwed(
  item: Item,
  given: {
    readonly sitting: readonly string[];
    readonly sent: readonly SentInvitation[];
    readonly today: CalendarDate;
  },
): readonly SentInvitation[] {
  const { sitting, sent, today } = given;
  const number = item.moves;
  if (item.kind !== 'meeting' || item.state === 'done' || item.on < today) return [];
  const asked = sent.filter(({ method }) => method === 'request');
  const outdated = asked.filter((last) => last.number < number).map(({ contact }) => contact);
  const off = (contacts: readonly string[]) =>
    contacts.map((contact) => ({ contact, method: 'cancel' as const, number }));
  if (item.state === 'cancelled') return off(outdated);
  if (asked.length === 0 && !isCalledBy(item, today)) return [];
  const upToDate = new Set(asked.filter((last) => last.number === number).map(({ contact }) => contact));
  return [
    ...sitting
      .filter((contact) => !upToDate.has(contact))
      .map((contact) => ({ contact, method: 'request' as const, number })),
    ...off(outdated.filter((contact) => !sitting.includes(contact))),
  ];
}
