import type { Tx } from '../../db/pool.ts';
import { programmesUnderWay } from '../../db/programme/living-programmes.ts';
import type { LivingProgramme } from '../../db/programme/living-programmes.ts';
import {
  addInvitation,
  contactsInSeat,
  dropUnprovenInvitations,
  invitationsSent,
} from '../../db/programme/meeting-invitations.ts';
import { invitationsOwed, isCalledBy } from '../../domain/programme/invitations.ts';
import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';

/**
 * Puts into the post every invitation that a programme's meetings owe today. It compares what calendars have been told with
 * what the programme says now, so that one that was left out is made at the next round, and a meeting that moved twice in
 * between is told of once. Running it again changes nothing.
 */
export async function inviteToMeetings(
  tx: Tx,
  { on: today, now }: { readonly on: CalendarDate; readonly now: Instant },
): Promise<void> {
  await dropUnprovenInvitations(tx);
  for (const programme of await programmesUnderWay(tx)) {
    const sent = await invitationsSent(tx, programme.id);
    for (const item of programme.state.items) {
      const sentOfIt = sent.filter((each) => each.item === item.item);
      if (sentOfIt.length === 0 && !isCalledBy(item, today)) continue;
      const sitting = await membersOf(tx, programme, item.group);
      for (const owed of invitationsOwed(item, { sitting, sent: sentOfIt, today })) {
        await addInvitation(tx, { subject: programme.id, item: item.item, ...owed, madeAt: now });
      }
    }
  }
}

/** Everybody who sits in a group, each once, whatever seats they have. */
async function membersOf(tx: Tx, { file }: LivingProgramme, group: string | undefined): Promise<string[]> {
  const members = new Set<string>();
  for (const seat of file.groups.find(({ id }) => id === group)?.seats ?? []) {
    for (const contact of await contactsInSeat(tx, seat)) members.add(contact);
  }
  return [...members];
}
