import type { JourneyRow } from '../../db/journeys/journeys.ts';
import { ownJourneyOf } from '../../db/journeys/own-journey.ts';
import { linkByToken, noteOpened, questionsAskedByMail } from '../../db/links/answer-links.ts';
import type { AnswerLink, NumberedQuestion, QuestionRef } from '../../db/links/answer-links.ts';
import { journeyAskedOf, journeysAskedAbout, subjectAskedOf } from '../../db/links/asked.ts';
import { tokenGiven } from '../../db/links/link-token.ts';
import type { RightEnd } from '../../db/access.ts';
import { erasedAmong } from '../../db/persons/persons.ts';
import type { Db } from '../../db/pool.ts';
import { livingProgrammes } from '../../db/programme/living-programmes.ts';
import type { LivingProgramme } from '../../db/programme/living-programmes.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import { hasMovedOn } from '../../domain/journeys/organisation-of.ts';
import type { Programme } from '../../domain/programme/programme.ts';
import { isLivingKind, LIVING_KINDS } from '../../domain/subjects/living-kinds.ts';
import type { LivingKind } from '../../domain/subjects/living-kinds.ts';
import type { Obligation } from '../../domain/subjects/obligation.ts';
import type { SubjectKind } from '../../domain/subjects/subject.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { Problem } from '../http/problems.ts';
import type { RequestHead, Service } from '../http/route.ts';

/** Why a link opens no question. */
export type DeadLink =
  'unknown' | 'expired' | 'ended' | 'outlived' | 'inactive' | 'right-ended' | 'moved-on' | 'over';

/** A question as a link opens it, whatever it is about: who is asked, what is owed, and on which day that is looked at. */
interface AskedQuestion {
  readonly link: AnswerLink;
  readonly obligation: Obligation;
  readonly today: CalendarDate;
  /** Whether whoever holds the link answers for another: the secretariat, or a municipality for a person. */
  readonly onBehalf: boolean;
}

/** A question about a journey, and where that stands. */
export interface AskedAboutJourney extends AskedQuestion {
  readonly kind: 'journey';
  readonly row: JourneyRow;
  readonly journey: Journey;
}

/** A question about a programme, where that stands, and what its file calls things. */
export interface AskedAboutProgramme extends AskedQuestion {
  readonly kind: 'programme';
  readonly row: LivingProgramme;
  readonly programme: Programme;
}

/** A question as a link opens it. */
export type LinkQuestion = AskedAboutJourney | AskedAboutProgramme;

/** Turns away whoever has no link of ours, before their form and file are read: throws `not-found`. */
export async function admitByLink({
  service,
  params,
}: RequestHead<{ readonly token: string }>): Promise<void> {
  const whole = tokenGiven(params.token);
  const link = whole === undefined ? undefined : await linkByToken(service.db, whole);
  if (link === undefined) throw new Problem('not-found');
}

/**
 * The link with a token as somebody gave it, if it can be used; else why not. Notes that it was opened. Throws no problem.
 * What shows no people but the link's own may be opened in spite of some ends of a right.
 */
export async function openLink(
  service: Service,
  token: string,
  {
    inSpiteOf = [],
    evenEndedByLeaving = false,
  }: {
    readonly inSpiteOf?: readonly RightEnd[];
    /** For a page that tells whoever has left that they have, and nothing else. */
    readonly evenEndedByLeaving?: boolean;
  } = {},
): Promise<AnswerLink | DeadLink> {
  const whole = tokenGiven(token);
  const link = whole === undefined ? undefined : await linkByToken(service.db, whole);
  if (link === undefined) return 'unknown';
  if (link.rightEnd !== null && !inSpiteOf.includes(link.rightEnd)) return DEAD_BY[link.rightEnd];
  const isLeaving = evenEndedByLeaving && link.rightEnd === 'left';
  if (link.endedAt !== null && !isLeaving) return 'ended';
  const { now } = await serviceTime(service.db);
  if (link.expiresAt < now) return 'expired';
  await noteOpened(service.db, link.id, now);
  return link;
}

const DEAD_BY: Readonly<Record<RightEnd, DeadLink>> = {
  erased: 'over',
  left: 'inactive',
  'organisation-inactive': 'right-ended',
  'sees-nobody': 'right-ended',
};

/**
 * The question of a link, or the one with this number on the page of everything its contact is asked; else why it opens none.
 * Answered questions are found too: the caller looks at `obligation.ended`. Throws no problem.
 */
export async function questionByLink(
  service: Service,
  token: string,
  number?: number,
): Promise<LinkQuestion | DeadLink> {
  const link = await openLink(service, token);
  if (typeof link === 'string') return link;
  if (number !== undefined && link.isOutlived) return 'outlived';
  const found = isOwnPage(link)
    ? await onOwnPage(service, link.person, number)
    : await asAsked(service, link, number);
  if (found === undefined) return 'unknown';
  if ((await erasedPersons(service, [found])).length > 0) return 'over';
  const { today } = await serviceTime(service.db);
  return askedAs(link, found, today);
}

/** A question on the page of everything a contact is asked, with the number by which that page knows it. */
export type NumberedLinkQuestion = LinkQuestion & { readonly number: number };

/**
 * What the contact of a link is asked and nobody has answered, what is due first before the rest. Leaves out what is for
 * another organisation to answer by now, and what was about somebody who has been erased. Throws no problem.
 */
export async function openQuestionsByLink(
  service: Service,
  link: AnswerLink,
): Promise<NumberedLinkQuestion[]> {
  const { db } = service;
  const open = (await questionsAskedByMail(db, link.contact)).filter(({ isOpen }) => isOpen);
  const found = new Map<number, Found>();
  for (const kind of LIVING_KINDS) {
    const ofKind = open.filter(({ subjectKind }) => subjectKind === kind);
    for (const [number, one] of await QUESTIONS_OF[kind].all(db, ofKind)) found.set(number, one);
  }
  const erased = await erasedPersons(service, [...found.values()]);
  const { today } = await serviceTime(service.db);
  return open.flatMap(({ number }) => {
    const one = found.get(number);
    if (one?.kind === 'journey' && erased.includes(one.row.personId)) return [];
    const asked = one === undefined ? 'unknown' : askedAs(link, one, today);
    return typeof asked === 'string' ? [] : [{ ...asked, number }];
  });
}

/** The persons whom questions are about and who have been erased: nothing is told of them, and nothing needs an answer. */
async function erasedPersons({ db }: Service, found: readonly Found[]): Promise<readonly string[]> {
  return erasedAmong(
    db,
    found.flatMap((one) => (one.kind === 'journey' ? [one.row.personId] : [])),
  );
}

/** How the questions about subjects of a kind are found. */
interface QuestionsOfKind {
  /** The one a mail has asked a contact; `undefined` if none has. */
  readonly one: (db: Db, contact: string, ref: QuestionRef) => Promise<Found | undefined>;
  /** Several that a contact has been asked, by their number. */
  readonly all: (db: Db, asked: readonly NumberedQuestion[]) => Promise<ReadonlyMap<number, Found>>;
}

/** What is asked about each kind of subject, and answered from a mail. */
const QUESTIONS_OF: { readonly [K in LivingKind]: QuestionsOfKind } = {
  journey: {
    one: async (db, contact, ref) => {
      const row = await journeyAskedOf(db, contact, ref);
      return row && { kind: 'journey', row, obligation: ref.obligation };
    },
    all: async (db, asked) => {
      const rows = await journeysAskedAbout(
        db,
        asked.map(({ subject }) => subject),
      );
      return foundIn(asked, rows, (row, obligation) => ({ kind: 'journey', row, obligation }));
    },
  },
  programme: {
    one: async (db, contact, ref) => {
      const asked = await subjectAskedOf(db, contact, ref);
      const row = asked && (await livingProgrammes(db, [asked.id])).get(asked.id);
      return row && { kind: 'programme', row, obligation: ref.obligation };
    },
    all: async (db, asked) => {
      const rows = await livingProgrammes(
        db,
        asked.map(({ subject }) => subject),
      );
      return foundIn(asked, rows, (row, obligation) => ({ kind: 'programme', row, obligation }));
    },
  },
};

function foundIn<Row>(
  asked: readonly NumberedQuestion[],
  rows: ReadonlyMap<string, Row>,
  found: (row: Row, obligation: string) => Found,
): ReadonlyMap<number, Found> {
  return new Map(
    asked.flatMap(({ number, subject, obligation }) => {
      const row = rows.get(subject);
      return row === undefined ? [] : [[number, found(row, obligation)] as const];
    }),
  );
}

function askedAs(link: AnswerLink, found: Found, today: CalendarDate): LinkQuestion | DeadLink {
  const obligation = found.row.state?.obligations.find(({ id }) => id === found.obligation);
  if (obligation === undefined) return 'unknown';
  const asked = { link, obligation, today, onBehalf: !isOwn(link, obligation) };
  if (found.kind === 'programme') {
    const { kind, row } = found;
    return { ...asked, kind, row, programme: row.state };
  }
  const { kind, row } = found;
  if (row.state === null) return 'unknown';
  if (hasMovedOn(row.state, obligation, link)) return 'moved-on';
  return { ...asked, kind, row, journey: row.state };
}

/** Whether whoever holds the link answers for themselves. */
function isOwn({ person, organisationKind }: AnswerLink, { owedBy }: Obligation): boolean {
  if (organisationKind === 'secretariat') return owedBy === 'coordinator' || owedBy === 'project-lead';
  return (owedBy === 'person') === (person !== null);
}

/** What a mail has asked somebody: an obligation, and the row of the subject that it is about. */
type Found = { readonly obligation: string } & (
  | { readonly kind: 'journey'; readonly row: JourneyRow }
  | { readonly kind: 'programme'; readonly row: LivingProgramme }
);

function isOwnPage(link: AnswerLink): link is AnswerLink & { readonly person: string } {
  return link.person !== null && link.subject === null;
}

/** What a person owes in their own journey, by its place in the ledger: also what no mail has asked them yet. */
async function onOwnPage(
  { db }: Service,
  person: string,
  number: number | undefined,
): Promise<Found | undefined> {
  const row = await ownJourneyOf(db, person);
  const obligation = row?.state?.obligations[(number ?? 0) - 1];
  return row && obligation?.owedBy === 'person'
    ? { kind: 'journey', row, obligation: obligation.id }
    : undefined;
}

/** What a mail has asked the link's contact. */
async function asAsked(service: Service, link: AnswerLink, number?: number): Promise<Found | undefined> {
  const ref = await refOf(service, link, number);
  // Of a kind that does not live here nothing is asked.
  return ref && isLivingKind(ref.subjectKind)
    ? QUESTIONS_OF[ref.subjectKind].one(service.db, link.contact, ref)
    : undefined;
}

async function refOf(
  { db }: Service,
  link: AnswerLink,
  number: number | undefined,
): Promise<(QuestionRef & { readonly subjectKind: SubjectKind | null }) | undefined> {
  const { subject, subjectKind, obligation } = link;
  if (subject !== null && obligation !== null) {
    return number === undefined ? { subject, subjectKind, obligation } : undefined;
  }
  if (number === undefined) return undefined;
  return (await questionsAskedByMail(db, link.contact)).find((question) => question.number === number);
}
