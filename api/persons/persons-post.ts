import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { endLink, endLinks } from '../../db/end-links.ts';
import type { JourneyRow } from '../../db/journeys/journeys.ts';
import { addOwnPageLink, linkExpiry } from '../../db/links/answer-links.ts';
import { tokenOf } from '../../db/links/link-token.ts';
import { rightEndOf } from '../../db/partners/right-end.ts';
import {
  arrangePersonsPost,
  contactOfPerson,
  endPersonsPost,
  readPersonsPost,
} from '../../db/persons/persons-post.ts';
import { readPerson } from '../../db/persons/persons.ts';
import type { Person } from '../../db/persons/person.ts';
import { inTransaction } from '../../db/pool.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { dateOf } from '../../domain/vocabulary/calendar.ts';
import type { PostChannel } from '../../domain/vocabulary/codes.ts';
import { msisdnOf } from '../../domain/vocabulary/msisdn.ts';
import type { PostNews } from '../../web/own-page/own-page-words.ts';
import { ownPagePath } from '../../web/paths.ts';
import { faultAt } from '../http/faults.ts';
import { invalid, Problem } from '../http/problems.ts';
import { created, ok } from '../http/route.ts';
import type { HttpResponse, Call, JourneyCall, Service } from '../http/route.ts';
import type { pageQuery } from '../http/schemas.ts';
import { deliverCommand } from '../journeys/deliver-command.ts';
import { visibleJourney } from '../journeys/journey-reading.ts';
import { personsBodyHash } from '../subjects/body-hash.ts';
import { linkList } from '../subjects/link-list.ts';
import type { personsPostBody } from './persons-post-body.ts';
import { askForProof } from './asking-for-proof.ts';

type OfJourney<B = unknown> = Call<{ id: string }, unknown, B>;

/** How the person of a journey gets post of their own. */
export async function readPost({
  service,
  journey,
}: JourneyCall<unknown, unknown, unknown>): Promise<HttpResponse> {
  return ok(await postOf(service, journey));
}

/**
 * Keeps that the person wants post of their own, and how, or that they want none. Their address, or number, is asked whether it is
 * the right one before anything about them goes there. Throws the problem `invalid` if the
 * channel cannot reach them or the day they agreed is ahead, and `not-found` if the caller may not see the journey, or
 * the person's data have been erased.
 */
export async function changePost(call: OfJourney<z.output<typeof personsPostBody>>): Promise<HttpResponse> {
  const { service, viewer, body } = call;
  const { db, vault } = service;
  const row = await visibleJourney(call);
  if (body.channel === 'none') {
    const { now: at } = await serviceTime(db);
    await inTransaction(db, (tx) => endPersonsPost(tx, row.personId, { at, by: viewer.contact }));
    return ok(await postOf(service, row));
  }
  const person = await readPerson(db, vault, row.personId);
  if (person === undefined) throw new Problem('not-found');
  const fault = faultOfChannel(service, body.channel, person);
  if (fault !== undefined) throw invalid(CHANNEL_FAULTS[fault]);
  const { today } = await serviceTime(service.db);
  if (body.consentedOn > today) throw invalid(CONSENT_AHEAD);
  await arrangePersonsPost(db, {
    personId: row.personId,
    channel: body.channel,
    language: body.language,
    consentedOn: body.consentedOn,
    recordedBy: viewer.contact,
  });
  await askForProof(service, contactOfPerson(row.personId));
  return ok(await postOf(service, row));
}

/**
 * Makes a link to the person's own page, to be given to them on paper or read out. It is shown this once, and only when it is
 * safe that the timeline says who made it; until then nobody has it. Throws the problem `invalid` if no post to the person has
 * been arranged or they have been erased, and what kept the command from being received: then the link is ended.
 */
export async function makeOwnPageLink(call: OfJourney): Promise<HttpResponse> {
  const { service, viewer } = call;
  const { db } = service;
  const row = await visibleJourney(call);
  const post = await readPersonsPost(service.db, row.personId);
  const end = await rightEndOf(service.db, contactOfPerson(row.personId));
  if (post === undefined || end === 'erased') throw invalid(NO_POST);
  const { now, today } = await serviceTime(service.db);
  const token = tokenOf(randomBytes(16));
  const expiresAt = linkExpiry(today);
  const expiresOn = dateOf(expiresAt);
  const contact = contactOfPerson(row.personId);
  const link = await addOwnPageLink(db, token, { contact, madeBy: viewer.contact, madeAt: now, expiresAt });
  const fields = { link, until: expiresOn };
  const { hash } = await personsBodyHash(service, row.personId, 'HandOutOwnPageLink', fields);
  try {
    await deliverCommand(service, row, {
      type: 'HandOutOwnPageLink',
      fields,
      key: `hand-out-${link}`,
      bodyHash: hash,
      actor: { organisation: viewer.organisation, contact: viewer.contact, via: 'api' },
    });
  } catch (error) {
    // It may be recorded yet. A timeline that tells of a link nobody got is better than a link nobody tells of.
    await endLink(db, link, 'by-hand', now);
    throw error;
  }
  return created({ url: `${service.config.publicUrl}${ownPagePath(token)}`, expiresOn });
}

/** Which links the person of a journey has, by what they came with and whoever handed them out. */
export async function listPersonsLinks({
  service,
  journey,
  query,
}: JourneyCall<unknown, z.output<typeof pageQuery>, unknown>): Promise<HttpResponse> {
  return ok(await linkList(service.db, contactOfPerson(journey.personId), query));
}

/**
 * Ends every link that the person of a journey has. Mails to come bring new ones. Throws the problem `not-found` if the caller
 * may not see the journey.
 */
export async function endPersonsLinks(call: OfJourney): Promise<HttpResponse> {
  const { service, viewer } = call;
  const { personId } = await visibleJourney(call);
  const { now } = await serviceTime(service.db);
  return ok({
    ended: await endLinks(service.db, [contactOfPerson(personId)], 'by-hand', now, viewer.contact),
  });
}

/** Why a person cannot be reached by a channel; `undefined` if they can. */
export function faultOfChannel(
  { config }: Service,
  channel: PostChannel,
  person: Person | undefined,
): Extract<PostNews, 'no-address' | 'no-number' | 'no-texts'> | undefined {
  if (channel === 'mail') return person?.email === undefined ? 'no-address' : undefined;
  if (config.texts === undefined) return 'no-texts';
  return person?.phone === undefined || msisdnOf(person.phone) === undefined ? 'no-number' : undefined;
}

async function postOf({ db }: Service, { personId }: JourneyRow) {
  const post = await readPersonsPost(db, personId);
  if (post === undefined || !post.active) return { channel: 'none' };
  const { channel, language, consentedOn, isRefused, isProven } = post;
  return { channel, language, consentedOn, addressRefused: isRefused, addressProven: isProven };
}

const CHANNEL_FAULTS = {
  'no-address': faultAt('channel', {
    da: 'Personen har ingen mailadresse hos os.',
    en: 'We have no mail address of the person.',
  }),
  'no-number': faultAt('channel', {
    da: 'Personen har intet telefonnummer hos os, som en sms kan sendes til.',
    en: 'We have no telephone number of the person that takes text messages.',
  }),
  'no-texts': faultAt('channel', {
    da: 'Driften har ikke sat sms op. Vælg mail.',
    en: 'The operators have not set up text messages. Choose mail.',
  }),
};

const CONSENT_AHEAD = faultAt('consentedOn', {
  da: 'Skriv den dag, personen sagde ja. Den kan ikke ligge i fremtiden.',
  en: 'Give the day on which the person said yes. It cannot lie ahead.',
});

const NO_POST = faultAt('channel', {
  da: 'Skriv først ned, at personen gerne vil have beskeder fra os.',
  en: 'First write down that the person wants messages from us.',
});
