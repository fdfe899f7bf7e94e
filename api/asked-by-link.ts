import type { AnswerLink, QuestionRef } from '../db/answer-links.ts';
import { linkByToken, noteOpened, questionsOf } from '../db/answer-links.ts';
import { journeyAskedOf } from '../db/asked.ts';
import type { JourneyRow } from '../db/journeys.ts';
import { tokenGiven } from '../db/link-token.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import type { Journey, Obligation } from '../domain/journey.ts';
import { hasMovedOn } from '../domain/organisation-of.ts';
import { Problem } from './problems.ts';
import type { Asked, Service } from './route.ts';
import { serviceTime } from './service-time.ts';

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
export async function openLink(service: Service, token: string): Promise<AnswerLink | DeadLink> {
  const whole = tokenGiven(token);
  const link = whole === undefined ? undefined : await linkByToken(service.db, whole);
  if (link === undefined) return 'unknown';
  if (!link.active) return 'inactive';
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
  const ref = await refOf(service, link, number);
  const row = ref && (await journeyAskedOf(service.db, link.contact, ref));
  const journey = row?.state ?? undefined;
  const obligation = journey?.obligations.find(({ id }) => id === ref?.obligation);
  if (row === undefined || journey === undefined || obligation === undefined) return 'unknown';
  if (hasMovedOn(journey, obligation, link)) return 'moved-on';
  const isOwn =
    link.organisationKind === 'secretariat'
      ? obligation.owedBy === 'coordinator' || obligation.owedBy === 'project-lead'
      : obligation.owedBy !== 'person';
  const { today } = await serviceTime(service);
  return { link, row, journey, obligation, today, onBehalf: !isOwn };
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
