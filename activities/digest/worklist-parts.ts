import type { DueInProgramme } from '../../db/worklist/due-in-programmes.ts';
import type { RefusedAddress } from '../../db/worklist/refused-addresses.ts';
import type { SilentOrganisation } from '../../db/worklist/silent-organisations.ts';
import type { TwiceOnRecord } from '../../db/worklist/twice-on-record.ts';
import type { UnreadReplies } from '../../db/worklist/unread-replies.ts';
import type { UnsettledDeparture } from '../../db/worklist/unsettled-departures.ts';
import type { UnsettledSignal } from '../../db/worklist/unsettled-signals.ts';
import type { Worklist } from '../../db/worklist/worklist.ts';
import { isCommandType } from '../../domain/journeys/commands.ts';
import { dateOf } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { COMMAND_WORDS, dateInWords, OBLIGATION_WORDS } from '../../domain/words/index.ts';
import type { DigestList } from './digest-parts.ts';
import { questionKey } from './items-of-notices.ts';
import type { ItemTitles } from './items-of-notices.ts';
import { WORKLIST_WORDS } from './worklist-words.ts';

/** A worklist in words: a list for each part that has anything in it, in the order in which it is worked through. */
export function worklistParts(
  worklist: Worklist,
  given: { readonly language: Language; readonly today: CalendarDate; readonly titles?: ItemTitles },
): DigestList[] {
  const { language } = given;
  const { parts } = WORKLIST_WORDS[language];
  const lines: readonly (readonly [keyof Worklist, readonly string[]])[] = [
    ['silent', worklist.silent.map((silent) => silentLine(silent, language))],
    ['signals', worklist.signals.map((signal) => signalLine(signal, language))],
    ['addresses', worklist.addresses.map((address) => addressLine(address, language))],
    ['departures', worklist.departures.map((departure) => departureLine(departure, language))],
    ['twice', worklist.twice.map((twice) => twiceLine(twice, language))],
    ['programme', worklist.programme.map((due) => programmeLine(due, given))],
    ['replies', worklist.replies.map((replies) => repliesLine(replies, language))],
  ];
  return lines
    .filter(([, said]) => said.length > 0)
    .map(([part, said]) => ({
      heading: `${parts[part].heading} (${said.length})`,
      lead: parts[part].lead,
      lines: said,
    }));
}

function silentLine(
  { name, questions, since, contact, phone }: SilentOrganisation,
  language: Language,
): string {
  const words = WORKLIST_WORDS[language];
  return [words.silent(name, questions, day(since, language)), whom({ contact, phone }, language)].join(' ');
}

function whom({ contact, phone }: Pick<SilentOrganisation, 'contact' | 'phone'>, language: Language): string {
  const { call, noPhone, noContact } = WORKLIST_WORDS[language];
  if (contact === null) return noContact;
  return phone === null ? noPhone(contact) : call(contact, phone);
}

function signalLine(signal: UnsettledSignal, language: Language): string {
  const { municipality, reference, why, command, since } = signal;
  const words = WORKLIST_WORDS[language];
  const message =
    command !== null && isCommandType(command)
      ? words.command(COMMAND_WORDS[command][language])
      : words.message;
  return `${municipality} (${reference}): ${words.signal[why](message)} ${words.received(day(since, language))}`;
}

function addressLine(address: RefusedAddress, language: Language): string {
  const { organisation, contact, phone, since, questions } = address;
  const { refusedSince, waiting } = WORKLIST_WORDS[language];
  const said = [refusedSince(day(since, language)), waiting(questions), whom({ contact, phone }, language)];
  return `${organisation}: ${said.join(' ')}`;
}

function departureLine(departure: UnsettledDeparture, language: Language): string {
  const { organisation, contact, leftOn, successorName, successorEmail, questions, call, phone } = departure;
  const { left, successor, noSuccessor, waiting } = WORKLIST_WORDS[language];
  const named = [successorName, successorEmail].filter((part) => part !== null).join(', ');
  const said = [
    left(contact, dateInWords(leftOn)[language]),
    named === '' ? noSuccessor : successor(named),
    waiting(questions),
    whom({ contact: call, phone }, language),
  ];
  return `${organisation}: ${said.join(' ')}`;
}

function repliesLine({ from, organisation, replies, since }: UnreadReplies, language: Language): string {
  const words = WORKLIST_WORDS[language];
  const whose = from === 'organisation' ? (organisation ?? '') : words.from[from];
  return words.replies(whose, replies, day(since, language));
}

function twiceLine({ journeys, alikeBy, since }: TwiceOnRecord, language: Language): string {
  const words = WORKLIST_WORDS[language];
  const each = journeys.map(({ municipality, reference }) => `${municipality} (${reference})`);
  return words.twice(each.join(words.and), words.alikeBy[alikeBy], day(since, language));
}

function programmeLine(
  { subject, obligation, kind, due }: DueInProgramme,
  given: { readonly language: Language; readonly today: CalendarDate; readonly titles?: ItemTitles },
): string {
  const { language, today, titles } = given;
  const { owed, wasDue, isDue } = WORKLIST_WORDS[language];
  const title = titles?.get(questionKey({ subject, obligation }))?.[language];
  const on = dateInWords(due)[language];
  return `${owed(OBLIGATION_WORDS[kind][language], title)} ${due < today ? wasDue(on) : isDue(on)}`;
}

function day(instant: Instant, language: Language): string {
  return dateInWords(dateOf(instant))[language];
}
