import { log } from '@temporalio/activity';
import type { Db } from '../../db/pool.ts';
import { alarmsUntold, noteAlarmsTold } from '../../db/running/alarms.ts';
import type { AlarmKind } from '../../db/running/alarms.ts';
import { dateOf, timeOf } from '../../domain/vocabulary/calendar.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { dateInWords } from '../../domain/words/index.ts';
import type { Mailer } from '../doors/mailer.ts';
import { operatorsPage } from './operators-page.tsx';

/** What each kind of alarm means, for the mail to the operators. */
const ALARM_WORDS: Readonly<Record<AlarmKind, Sentence>> = {
  'out-of-step': { da: 'Historik og database er uenige', en: 'History and database disagree' },
  'recording-stuck': { da: 'Databasen afviser hændelser', en: 'The database refuses events' },
  'workflow-missing': {
    da: 'Et åbent forløb eller program kører ikke',
    en: 'An open journey or programme does not run',
  },
  'subject-stuck': {
    da: 'Et forløb eller program kører, men kommer ikke videre',
    en: 'A journey or programme runs, but does not act',
  },
  'post-late': { da: 'Morgenens post er ikke sendt', en: 'The morning’s post has not gone' },
  'mail-stuck': { da: 'En mail kan ikke sendes', en: 'A mail does not go' },
  'mail-returned': {
    da: 'En kontaktpersons adresse tager ikke imod mail',
    en: 'A contact’s address takes no mail',
  },
  'mail-unreadable': { da: 'En modtaget mail kan ikke læses', en: 'A mail that came in cannot be read' },
  'sending-refused': {
    da: 'Mailservere afviser det, vi sender',
    en: 'Mail servers refuse what we send',
  },
  'signal-not-understood': {
    da: 'En besked fra et system blev ikke forstået',
    en: 'A Signal was not understood',
  },
};

/**
 * Tells the operators about new alarms: a line in the log for each, and one mail. What the mail server does
 * not take, the next pass tells. Returns how many alarms were told.
 */
export const tellOperators =
  ({
    db,
    mailer,
    operatorMail,
  }: {
    readonly db: Db;
    readonly mailer: Mailer;
    readonly operatorMail: string;
  }) =>
  async (): Promise<number> => {
    const untold = await alarmsUntold(db);
    const [first] = untold;
    if (first === undefined) return 0;
    for (const { id, kind, subject, about } of untold) {
      log.error('An alarm is open', { alarm: id, kind, subject, about });
    }
    const lines = untold.map(({ kind, raisedAt, detail, subject: of, about: what }) => {
      const about = of === null ? what : `${of.kind} ${of.id}`;
      return {
        title: `${ALARM_WORDS[kind].da} / ${ALARM_WORDS[kind].en}`,
        since: `${dateInWords(dateOf(raisedAt)).da} kl. ${timeOf(raisedAt).replace(':', '.')}`,
        detail: about === null ? detail : `${detail} (${about})`,
      };
    });
    const subject = `Fodfæste: ${lines.length} ${lines.length === 1 ? 'ny alarm' : 'nye alarmer'}`;
    const text = [
      ...lines.flatMap(({ title, since, detail }) => [title, `Siden ${since}`, detail, '']),
      ...CLOSING,
    ].join('\n');
    const ids = untold.map(({ id }) => id);
    const handover = await mailer.send({
      to: operatorMail,
      subject,
      text,
      html: operatorsPage({ subject, lines, closing: CLOSING }),
      messageId: `<alarms-${ids.at(0)}-${ids.at(-1)}@fodfaeste>`,
    });
    if (!handover.taken) {
      log.error('The operators could not be told by mail', { reason: handover.reason });
      return 0;
    }
    await noteAlarmsTold(db, ids);
    return ids.length;
  };

const CLOSING = [
  'Åbne alarmer står på /api/alarms. Hvad der skal gøres ved hver slags, står i docs/operations.md.',
  'Open alarms are listed at /api/alarms; what to do about each kind is in docs/operations.md.',
] as const;
