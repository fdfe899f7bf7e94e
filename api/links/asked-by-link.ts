import type { JourneyRow } from '../../db/journeys/journeys.ts';
import { ownJourneyOf } from '../../db/journeys/own-journey.ts';
import { linkByToken, noteOpened, questionsOf } from '../../db/links/answer-links.ts';
import type { AnswerLink, QuestionRef } from '../../db/links/answer-links.ts';
import { journeyAskedOf, journeysAskedAbout } from '../../db/links/asked.ts';
import { tokenGiven } from '../../db/links/link-token.ts';
import type { Journey, Obligation } from '../../domain/journeys/journey.ts';
import { hasMovedOn } from '../../domain/journeys/organisation-of.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { Problem } from '../http/problems.ts';
import type { Asked, Service } from '../http/route.ts';
import { serviceTime } from '../running/service-time.ts';

/** Why a link opens no question. */
export type DeadLink = 'unknown' | 'expired' | 'inactive' | 'moved-on';

/** A question as a link opens it: who is asked, about what, and where that stands. */
export interface AskedByLink {
  readonly link: AnswerLink;
  readonly row: JourneyRow;
  readonly journey: Journey;
  readonly obligation: Obligation;
  readonly today: CalendarDate;
  /** Whether whoever holds the link answers for another: the secretariat, or a municipality for a person. */
  readonly onBehalf: boolean;
}

/** Turns away whoever has no link of ours, before their form and file are read. */
export async function admitByLink({ service, params }: Asked<{ readonly token: string }>): Promise<void> {
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
  const { now } = await serviceTime(service);
  if (link.expiresAt < now) return 'expired';
  await noteOpened(service.db, link.id, now);
  return link;
}

/** The question of a link, or the one with this number on the page of everything its contact is asked. */
export async function questionOf(
  service: Service,
  token: string,
  number?: number,
): Promise<AskedByLink | DeadLink> {
  const link = await openLink(service, token);
  if (typeof link === 'string') return link;
  const found = isOwnPage(link)
    ? await onOwnPage(service, link.person, number)
    : await asAsked(service, link, number);
  if (found === undefined) return 'unknown';
  const { today } = await serviceTime(service);
  return askedAs(link, found, today);
}

/** A question on the page of everything a contact is asked, with the number by which that page knows it. */
export interface NumberedAsked extends AskedByLink {
  readonly number: number;
}

/** What the contact of a link is asked and nobody has answered, what is due first before the rest. */
export async function openQuestionsOf(service: Service, link: AnswerLink): Promise<NumberedAsked[]> {
  const { db } = service;
  const open = (await questionsOf(db, link.contact)).filter(({ isOpen }) => isOpen);
  const rows = await journeysAskedAbout(
    db,
    open.map(({ journey }) => journey),
  );
  const { today } = await serviceTime(service);
  return open.flatMap(({ journey, obligation, number }) => {
    const row = rows.get(journey);
    const asked = row === undefined ? 'unknown' : askedAs(link, { row, obligation }, today);
    return typeof asked === 'string' ? [] : [{ ...asked, number }];
  });
}

function askedAs(
  link: AnswerLink,
  { row, obligation: id }: Found,
  today: CalendarDate,
): AskedByLink | DeadLink {
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
  return link.person !== null && link.journey === null;
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
  const row = ref && (await journeyAskedOf(service.db, link.contact, ref));
  return row && { row, obligation: ref.obligation };
}

async function refOf(
  { db }: Service,
  link: AnswerLink,
  number: number | undefined,
): Promise<QuestionRef | undefined> {
  if (link.journey !== null && link.obligation !== null) {
    return number === undefined ? { journey: link.journey, obligation: link.obligation } : undefined;
  }
  if (number === undefined) return undefined;
  return (await questionsOf(db, link.contact)).find((question) => question.number === number);
}
