import { z } from 'zod';
import { endLinks } from '../../db/end-links.ts';
import { referrerOf } from '../../db/journeys/journeys.ts';
import { ownJourneyOf } from '../../db/journeys/own-journey.ts';
import { noteUsed } from '../../db/links/answer-links.ts';
import type { AnswerLink } from '../../db/links/answer-links.ts';
import { readContact, SHARED_MAILBOX } from '../../db/partners/contacts.ts';
import { listOrganisations, readOrganisation } from '../../db/partners/organisations.ts';
import { arrangePersonsPost, endPersonsPost, readPersonsPost } from '../../db/persons/persons-post.ts';
import { firstNameOf } from '../../db/persons/person.ts';
import { readPerson } from '../../db/persons/persons.ts';
import { inTransaction } from '../../db/pool.ts';
import { addresseeOf } from '../../db/post/addressee.ts';
import { readProgramme } from '../../db/programme/programmes.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { organisationOf } from '../../domain/journeys/organisation-of.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import { isWaiting } from '../../domain/obligations/pause.ts';
import { isAskedOfThePerson } from '../../domain/questions/asked-of-the-person.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { DataRole, Stage } from '../../domain/vocabulary/codes.ts';
import { endOwnLinksPage } from '../../web/own-page/end-links-page.tsx';
import { ownPageLanguages } from '../../web/own-page/languages.ts';
import type { OwnDate, PostNews } from '../../web/own-page/own-page-words.ts';
import { CHANNEL_FIELD, END_LINKS_FIELD, OWN_CHANNELS, ownPage } from '../../web/own-page/own-page.tsx';
import type { OwnData, OwnHelper, OwnPage, OwnTask } from '../../web/own-page/own-page.tsx';
import { ownPagePath } from '../../web/paths.ts';
import { seeOther, shown } from '../http/route.ts';
import type { HttpResponse, PageCall, Service } from '../http/route.ts';
import { secretariatOf } from '../http/secretariat-of.ts';
import { faultOfChannel } from '../persons/persons-post.ts';
import { deadOwnLink } from './new-link.ts';
import { openLink } from './question-by-link.ts';
import type { DeadLink } from './question-by-link.ts';

/** What the page's query may say: a language by its tag, and what became of the form. */
export interface OwnPageQuery {
  readonly sprog?: string | undefined;
  readonly post?: PostNews | undefined;
}

type OwnPageCall = PageCall<{ readonly token: string }, OwnPageQuery>;

interface OwnLink {
  readonly link: AnswerLink;
  readonly person: string;
}

/** Shows a person their own page. Changes nothing. */
export async function showOwnPage(call: OwnPageCall): Promise<HttpResponse> {
  const { service, params, query } = call;
  const own = await openOwnLink(service, params.token);
  if (typeof own === 'string') return deadOwnLink(call, own);
  const seen = await ownJourney(service, own.person);
  if (seen === undefined) return deadOwnLink(call);
  const languages = await ownPageLanguages();
  const wanted = [query.sprog, seen.language, own.link.language, 'da'];
  const language = wanted.find((tag) => tag !== undefined && languages.has(tag)) ?? 'da';
  const { journey, today } = seen;
  return shown(
    ownPage(
      {
        language,
        path: call.path,
        secretariat: secretariatOf(service),
        firstName: seen.firstName,
        stage: journey.stage,
        isPaused: journey.paused !== undefined,
        tasks: tasksOf(journey, params.token, today),
        dates: datesOf(journey, today),
        helpers: await helpersOf(service, seen),
        channel: seen.channel,
        news: query.post,
        data: await dataOf(service, journey, language),
      },
      languages,
    ),
  );
}

/** Takes what a person sends from their own page: how they want post, if any; or that every link they have is to end. */
export async function takeFromOwnPage(call: OwnPageCall): Promise<HttpResponse> {
  const { service, params, form } = call;
  const own = await openOwnLink(service, params.token);
  if (typeof own === 'string') return deadOwnLink(call, own);
  const ending = form[END_LINKS_FIELD];
  if (ending !== undefined && ending !== 'yes') return askWhetherSure(call, own);
  const { now } = await serviceTime(service.db);
  await noteUsed(service.db, own.link.id, now);
  if (ending === 'yes') await endLinks(service.db, [own.link.contact], 'by-hand', now, own.link.contact);
  const channel = OWN_CHANNELS.find((one) => one === form[CHANNEL_FIELD]);
  const news = channel === undefined ? undefined : await choosePost(service, own, channel);
  const back = `${ownPagePath(params.token)}?sprog=${encodeURIComponent(languageFor(call, own))}`;
  return seeOther(news === undefined ? back : `${back}&post=${news}`);
}

function languageFor({ query }: OwnPageCall, { link }: OwnLink): string {
  return query.sprog ?? link.language;
}

/** Asks a person whether all their links are to end, before they do. */
async function askWhetherSure(call: OwnPageCall, own: OwnLink): Promise<HttpResponse> {
  const { service, params } = call;
  const languages = await ownPageLanguages();
  const wanted = languageFor(call, own);
  const language = languages.has(wanted) ? wanted : 'da';
  const secretariat = secretariatOf(service);
  return shown(endOwnLinksPage({ language, path: ownPagePath(params.token), secretariat }, languages));
}

async function choosePost(
  service: Service,
  { link, person }: OwnLink,
  channel: OwnPage['channel'],
): Promise<PostNews> {
  if (channel === 'none') {
    const { now: at } = await serviceTime(service.db);
    await inTransaction(service.db, (tx) => endPersonsPost(tx, person, { at, by: link.contact }));
    return 'ended';
  }
  const fault = faultOfChannel(service, channel, await readPerson(service.db, service.vault, person));
  if (fault !== undefined) return fault;
  const { today } = await serviceTime(service.db);
  await arrangePersonsPost(service.db, {
    personId: person,
    channel,
    language: link.language,
    consentedOn: today,
  });
  return 'saved';
}

/**
 * Opens a link that is a person's own, and to everything. One that was handed to somebody who wants no post works too.
 */
async function openOwnLink(service: Service, token: string): Promise<OwnLink | DeadLink> {
  const link = await openLink(service, token, { inSpiteOf: ['left'] });
  if (typeof link === 'string') return link;
  return link.person === null || link.subject !== null ? 'unknown' : { link, person: link.person };
}

interface SeenByThemselves {
  readonly journey: Journey;
  /** The contact who referred them, if one did. */
  readonly referrer: string | undefined;
  readonly firstName: string;
  readonly language: string | undefined;
  readonly channel: OwnPage['channel'];
  readonly today: CalendarDate;
}

async function ownJourney(service: Service, personId: string): Promise<SeenByThemselves | undefined> {
  const { db, vault } = service;
  const [person, row, post, { today }] = await Promise.all([
    readPerson(db, vault, personId),
    ownJourneyOf(db, personId),
    readPersonsPost(db, personId),
    serviceTime(service.db),
  ]);
  if (person === undefined || row === undefined || row.state === null) return undefined;
  return {
    journey: row.state,
    referrer: await referrerOf(db, row.id),
    firstName: firstNameOf(person),
    language: person.language,
    channel: post?.active === true ? post.channel : 'none',
    today,
  };
}

/**
 * What the person owes and can do something about. Each has its place in the journey's list of obligations as its number,
 * which never changes.
 */
function tasksOf(journey: Journey, token: string, today: CalendarDate): OwnTask[] {
  return journey.obligations
    .flatMap((obligation, index): OwnTask[] => {
      const { kind, due, owedBy, ended, occurrence: month } = obligation;
      const isOpen = owedBy === 'person' && ended === undefined && !isWaiting(journey, obligation);
      if (!isOpen || !isAskedOfThePerson(kind)) return [];
      return [
        {
          kind,
          due,
          isLate: due < today,
          path: ownPagePath(token, index + 1),
          ...(month === undefined ? {} : { month }),
        },
      ];
    })
    .toSorted((one, other) => (one.due < other.due ? -1 : 1));
}

/** The days that are still to come in the person's stage, including its last day. */
function datesOf(journey: Journey, today: CalendarDate): OwnPage['dates'] {
  const { course, igu, placement, employment } = journey;
  const known: Readonly<Partial<Record<Stage, readonly (readonly [OwnDate, CalendarDate | undefined])[]>>> = {
    course: [
      ['course-begins', course?.startsOn],
      ['course-ends', course?.endsOn],
    ],
    igu: [
      ['igu-begins', igu?.startsOn],
      ['igu-ends', igu?.endsOn],
    ],
    placement: [
      ['placement-begins', placement?.startsOn],
      ['placement-ends', placement?.endsOn],
    ],
    employment: [['job-begins', employment?.startsOn]],
  };
  return (known[journey.stage] ?? []).flatMap(([what, on]) =>
    on !== undefined && on >= today ? [{ what, on }] : [],
  );
}

/** What of a programme's file tells a person who decides over their data together, and what they have agreed on. */
const FILE_WITH_ARRANGEMENT = z.object({
  arrangement: z
    .object({ essence: z.object({ da: z.string(), en: z.string() }), url: z.string().optional() })
    .optional(),
});

/** The parts that organisations have in a journey. */
const PARTIES_WITH_DATA = ['municipality', 'language-centre', 'school', 'company'] as const;

async function dataOf(service: Service, journey: Journey, language: string): Promise<OwnData> {
  const { db, config } = service;
  const ids = new Set(PARTIES_WITH_DATA.flatMap((party) => organisationOf(journey, party) ?? []));
  const [{ items: secretariats }, programme, ...organisations] = await Promise.all([
    listOrganisations(db, { kind: 'secretariat', limit: 1, offset: 0 }),
    readProgramme(db, config.programme),
    ...[...ids].map((id) => readOrganisation(db, id)),
  ]);
  const known = [...secretariats, ...organisations].filter((one) => one !== undefined);
  const deciders = (role: DataRole) =>
    known.filter(({ dataRole }) => dataRole === role).map(({ name }) => name);
  const { arrangement } = FILE_WITH_ARRANGEMENT.catch({}).parse(programme?.file ?? {});
  return {
    ground: journey.referral?.legalBasis,
    deciders: { own: deciders('own'), joint: deciders('joint'), processor: deciders('processor') },
    // In another language than these two it cannot be told; then the link leads to it.
    arrangement: arrangement && {
      url: arrangement.url,
      essence: language === 'da' || language === 'en' ? arrangement.essence[language] : undefined,
    },
  };
}

async function helpersOf(
  service: Service,
  { journey, referrer, today }: SeenByThemselves,
): Promise<OwnHelper[]> {
  const { db, config } = service;
  const found = await addresseeOf(db, {
    party: 'municipality',
    organisation: journey.referral?.municipality,
    contact: referrer,
    on: today,
  });
  const isTheirs = found !== undefined && found.standInFor === undefined;
  const caseworker = isTheirs ? await readContact(db, found.contact) : undefined;
  const { name, phone, email } = caseworker ?? {};
  const { phone: phoneOfAll } = secretariatOf(service);
  const shared = await readContact(db, SHARED_MAILBOX);
  return [
    ...(email === undefined ? [] : [{ who: 'caseworker' as const, name, phone, email }]),
    { who: 'secretariat' as const, email: config.secretariatMail, phone: phoneOfAll ?? shared?.phone },
  ];
}
