import type { DueInProgramme } from '../../db/worklist/due-in-programmes.ts';
import type { OpenProposal } from '../../db/worklist/open-proposals.ts';
import type { RefusedAddress } from '../../db/worklist/refused-addresses.ts';
import type { SilentOrganisation } from '../../db/worklist/silent-organisations.ts';
import type { UndecidedMails } from '../../db/worklist/undecided-mails.ts';
import type { StuckSubject } from '../../db/worklist/stuck-subjects.ts';
import type { TwiceOnRecord } from '../../db/worklist/twice-on-record.ts';
import type { UnreadReplies } from '../../db/worklist/unread-replies.ts';
import type { UnsettledDeparture } from '../../db/worklist/unsettled-departures.ts';
import type { UnsettledSignal } from '../../db/worklist/unsettled-signals.ts';
import type { Worklist } from '../../db/worklist/worklist.ts';
import { isCommandType } from '../../domain/journeys/commands.ts';
import { dateOf } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { absenceInWords } from '../../domain/words/absence.ts';
import { COMMAND_WORDS, dateInWords, OBLIGATION_WORDS } from '../../domain/words/index.ts';
import { nameInText } from '../../domain/words/names.ts';
import type { DigestList } from './digest-parts.ts';
import { questionKey } from './items-of-notices.ts';
import type { ItemTitles } from './items-of-notices.ts';
import { WORKLIST_WORDS } from './worklist-words.ts';

/**
 * A worklist in words: a list for each part that has anything in it, in the order in which it is worked through. `references`
 * are by what the municipalities know the persons of the journeys in it, by the journeys' ids.
 */
export function worklistParts(
  told: Worklist,
  given: {
    readonly language: Language;
    readonly today: CalendarDate;
    readonly references: ReadonlyMap<string, string>;
    readonly titles?: ItemTitles;
  },
): DigestList[] {
  const { language, references } = given;
  const worklist = withNames(told);
  const { parts } = WORKLIST_WORDS[language];
  const lines: readonly (readonly [keyof Worklist, readonly string[]])[] = [
    ['stuck', worklist.stuck.map((stuck) => stuckLine(stuck, references, language))],
    ['silent', worklist.silent.map((silent) => silentLine(silent, language))],
    ['signals', worklist.signals.map((signal) => signalLine(signal, references, language))],
    ['addresses', worklist.addresses.map((address) => addressLine(address, language))],
    ['departures', worklist.departures.map((departure) => departureLine(departure, language))],
    ['twice', worklist.twice.map((twice) => twiceLine(twice, references, language))],
    ['proposals', worklist.proposals.map((proposal) => proposalLine(proposal, language))],
    ['programme', worklist.programme.map((due) => programmeLine(due, given))],
    ['replies', worklist.replies.map((replies) => repliesLine(replies, language))],
    ['undecided', worklist.undecided.map((undecided) => undecidedLine(undecided, language))],
  ];
  return lines
    .filter(([, said]) => said.length > 0)
    .map(([part, said]) => ({
      heading: `${parts[part].heading} (${said.length})`,
      lead: parts[part].lead,
      lines: said,
    }));
}

/** Every field of an entry that holds a name of somebody or of an organisation. */
const NAMES: ReadonlySet<string> = new Set([
  'name',
  'contact',
  'call',
  'organisation',
  'municipality',
  'successorName',
]);

/** A worklist whose names stand in a text as names do, whatever part they are in and however deep. */
function withNames(worklist: Worklist): Worklist {
  const within = (value: unknown, field: string): unknown => {
    if (typeof value === 'string') return NAMES.has(field) ? nameInText(value) : value;
    if (Array.isArray(value)) return value.map((entry: unknown) => within(entry, field));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]: [string, unknown]) => [name, within(one, name)]),
    );
  };
  return within(worklist, '') as Worklist;
}

/** A person as their municipality knows them: "Hillerød Kommune (HIL-0001)", or without what the vault has no more. */
function knownAs(municipality: string, journey: string, references: ReadonlyMap<string, string>): string {
  const reference = references.get(journey);
  return reference === undefined ? municipality : `${municipality} (${reference})`;
}

function stuckLine(stuck: StuckSubject, references: ReadonlyMap<string, string>, language: Language): string {
  const { subject, municipality, programme, operators, since } = stuck;
  const { stuckJourney, stuckProgramme, stuckSince, tellOperators } = WORKLIST_WORDS[language];
  const said = [
    programme === null ? stuckJourney : stuckProgramme,
    stuckSince(day(since, language)),
    tellOperators(operators),
  ];
  const whose = programme ?? knownAs(municipality ?? '', subject, references);
  return `${whose}: ${said.join(' ')}`;
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

function signalLine(
  signal: UnsettledSignal,
  references: ReadonlyMap<string, string>,
  language: Language,
): string {
  const { journey, municipality, why, command, since } = signal;
  const words = WORKLIST_WORDS[language];
  const message =
    command !== null && isCommandType(command)
      ? words.command(COMMAND_WORDS[command][language])
      : words.message;
  const whose = knownAs(municipality, journey, references);
  return `${whose}: ${words.signal[why](message)} ${words.received(day(since, language))}`;
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

function proposalLine(proposal: OpenProposal, language: Language): string {
  const { id, organisation, contact, since, fromElsewhere } = proposal;
  const { noted } = WORKLIST_WORDS[language];
  const says = absenceInWords(contact, { ...proposal, notedAt: since })[language];
  return `${organisation}: ${says}. ${noted(id, day(since, language), fromElsewhere)}`;
}

function repliesLine({ from, organisation, replies, since }: UnreadReplies, language: Language): string {
  const words = WORKLIST_WORDS[language];
  const whose = from === 'organisation' ? (organisation ?? '') : words.from[from];
  return words.replies(whose, replies, day(since, language));
}

function twiceLine(
  { journeys, alikeBy, since }: TwiceOnRecord,
  references: ReadonlyMap<string, string>,
  language: Language,
): string {
  const words = WORKLIST_WORDS[language];
  const each = journeys.map(({ journey, municipality }) => knownAs(municipality, journey, references));
  return words.twice(each.join(words.and), words.alikeBy[alikeBy], day(since, language));
}

function undecidedLine({ mails, since }: UndecidedMails, language: Language): string {
  return WORKLIST_WORDS[language].undecided(mails, day(since, language));
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
