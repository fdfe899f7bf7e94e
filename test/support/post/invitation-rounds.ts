import type { ParsedMail } from 'mailparser';
import { inviteToMeetings } from '../../../activities/addressees/invite-to-meetings.ts';
import { inTransaction } from '../../../db/pool.ts';
import { invitationsDue } from '../../../db/programme/meeting-invitations.ts';
import { instantAt } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { invitationStart } from '../../../engine/messages.ts';
import { standAt } from '../journeys/a-recorded-journey.ts';
import { CalendarProgram } from './a-calendar-program.ts';
import type { PostOffice } from './a-post-office.ts';

/** The rounds in which a post office sends invitations, and the calendar programs of those who get them. */
export class InvitationRounds {
  /** By the address of whoever has it. */
  readonly calendars = new Map<string, CalendarProgram>();
  readonly #office: PostOffice;

  constructor(office: PostOffice) {
    this.#office = office;
  }

  /**
   * A round of post, at half past seven unless another time is named, with nothing but the invitations. Everybody's calendar
   * takes in what comes. Returns the mails that went.
   */
  readonly round = async (day: CalendarDate, time = '07:30'): Promise<readonly ParsedMail[]> => {
    const { db, post, mailbox } = this.#office;
    await standAt(db, day, time);
    const before = mailbox.taken.length;
    const now = instantAt(day, time);
    await inTransaction(db, (tx) => inviteToMeetings(tx, { on: day, now }));
    for (const due of await invitationsDue(db, instantAt(day, '07:30'), day)) {
      const start = invitationStart({ ...due, date: day, gatheredAt: now });
      await post.freezeDigest(start);
      const fate = await post.sendDigest(start.digestId);
      if (fate.outcome === 'refused')
        await post.rerouteDigest({ digestId: start.digestId, reason: fate.reason });
    }
    const mails = mailbox.taken.slice(before);
    for (const mail of mails) {
      const [to = ''] = addressesOf(mail);
      const calendar = this.calendars.get(to) ?? new CalendarProgram();
      this.calendars.set(to, calendar);
      calendar.opens(mail);
    }
    return mails;
  };
}

/** The addresses that a mail went to. */
export function addressesOf({ to }: ParsedMail): string[] {
  return [to].flat().flatMap((each) => each?.value.map(({ address = '' }) => address) ?? []);
}
