import type { JourneyRow } from '../../db/journeys/journeys.ts';
import { ownJourneyOf } from '../../db/journeys/own-journey.ts';
import { linkByToken, noteOpened, questionsAskedByMail } from '../../db/links/answer-links.ts';
import type { AnswerLink, NumberedQuestion, QuestionRef } from '../../db/links/answer-links.ts';
import { journeyAskedOf, journeysAskedAbout } from '../../db/links/asked.ts';
import { tokenGiven } from '../../db/links/link-token.ts';
import type { Db } from '../../db/pool.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import { hasMovedOn } from '../../domain/journeys/organisation-of.ts';
import { isLivingKind, LIVING_KINDS } from '../../domain/subjects/living-kinds.ts';
import type { LivingKind } from '../../domain/subjects/living-kinds.ts';
import type { Obligation } from '../../domain/subjects/obligation.ts';
import type { SubjectKind } from '../../domain/subjects/subject.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { Problem } from '../http/problems.ts';
import type { RequestHead, Service } from '../http/route.ts';

/** Why a link opens no question. */
export type DeadLink = 'unknown' | 'expired' | 'inactive' | 'moved-on';

/** A question as a link opens it: who is asked, about what, and where that stands. */
export interface LinkQuestion {
  readonly link: AnswerLink;
  readonly row: JourneyRow;
  readonly journey: Journey;
  readonly obligation: Obligation;
  readonly today: CalendarDate;
  /** Whether whoever holds the link answers for another: the secretariat, or a municipality for a person. */
  readonly onBehalf: boolean;
}

/** Turns away whoever has no link of ours, before their form and file are read. */
export async function admitByLink({
  service,
  params,
}: RequestHead<{ readonly token: string }>): Promise<void> {
  const whole = tokenGiven(params.token);
  const link = whole === undefined ? undefined : await linkByToken(service.db, whole);
  if (link === undefined) throw new Problem('not-found');
}

/** The link with a token as somebody gave it, if it can be used; else why not. */
export async function openLink(
  service: Service,
  token: string,
  { evenInactive = false }: { readonly evenInactive?: boolean } = {},
): Promise<AnswerLink | DeadLink> {
  const whole = tokenGiven(token);
  const link = whole === undefined ? undefined : await linkByToken(service.db, whole);
  if (link === undefined) return 'unknown';
  if (!link.active && !evenInactive) return 'inactive';
  const { now } = await serviceTime(service.db);
  if (link.expiresAt < now) return 'expired';
  await noteOpened(service.db, link.id, now);
  return link;
}

/** The question of a link, or the one with this number on the page of everything its contact is asked. */
export async function questionByLink(
  service: Service,
  token: string,
  number?: number,
): Promise<LinkQuestion | DeadLink> {
  const link = await openLink(service, token);
  if (typeof link === 'string') return link;
  const found = isOwnPage(link)
    ? await onOwnPage(service, link.person, number)
    : await asAsked(service, link, number);
  if (found === undefined) return 'unknown';
  const { today } = await serviceTime(service.db);
  return askedAs(link, found, today);
}

/** A question on the page of everything a contact is asked, with the number by which that page knows it. */
export interface NumberedLinkQuestion extends LinkQuestion {
  readonly number: number;
}

/** What the contact of a link is asked and nobody has answered, what is due first before the rest. */
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
  const { today } = await serviceTime(service.db);
  return open.flatMap(({ number }) => {
    const one = found.get(number);
    const asked = one === undefined ? 'unknown' : askedAs(link, one, today);
    return typeof asked === 'string' ? [] : [{ ...asked, number }];
  });
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
      return row && { row, obligation: ref.obligation };
    },
    all: async (db, asked) => {
      const rows = await journeysAskedAbout(
        db,
        asked.map(({ subject }) => subject),
      );
      return new Map(
        asked.flatMap(({ number, subject, obligation }) => {
          const row = rows.get(subject);
          return row === undefined ? [] : [[number, { row, obligation }] as const];
        }),
      );
    },
  },
};

function askedAs(
  link: AnswerLink,
  { row, obligation: id }: Found,
  today: CalendarDate,
): LinkQuestion | DeadLink {
  const journey = row.state ?? undefined;
  const obligation = journey?.obligations.find((one) => one.id === id);
  if (journey === undefined || obligation === undefined) return 'unknown';
  if (hasMovedOn(journey, obligation, link)) return 'moved-on';
  return { link, row, journey, obligation, today, onBehalf: !isOwn(link, obligation) };
}

/** Whether whoever holds the link answers for themselves. */
function isOwn({ person, organisationKind }: AnswerLink, { owedBy }: Obligation): boolean {
  if (organisationKind === 'secretariat') return owedBy === 'coordinator' || owedBy === 'project-lead';
  return (owedBy === 'person') === (person !== null);
}

interface Found {
  readonly row: JourneyRow;
  readonly obligation: string;
}

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
  return row && obligation?.owedBy === 'person' ? { row, obligation: obligation.id } : undefined;
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
