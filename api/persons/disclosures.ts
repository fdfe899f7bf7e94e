import type { z } from 'zod';
import { readOrganisation } from '../../db/partners/organisations.ts';
import { JOURNEY_STUCK, readDisclosures } from '../../db/persons/disclosures.ts';
import type { EnteredDisclosure } from '../../db/persons/disclosures.ts';
import { readReferences } from '../../db/persons/municipality-references.ts';
import { nameOf } from '../../db/persons/person.ts';
import { readPerson } from '../../db/persons/persons.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { dateOf } from '../../domain/vocabulary/calendar.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { dateInWords, OBLIGATION_WORDS } from '../../domain/words/index.ts';
import {
  GROUND_WORDS,
  JOURNEY_STUCK_WORDS,
  TOLD_VOICE_WORDS,
} from '../../web/disclosures/disclosure-words.ts';
import { disclosuresPage } from '../../web/disclosures/disclosures-page.tsx';
import { ok, shown } from '../http/route.ts';
import type { HttpResponse, JourneyCall } from '../http/route.ts';
import { secretariatOf } from '../http/secretariat-of.ts';
import type { languageQuery, pageQuery } from '../http/schemas.ts';

type OfJourney<Q> = JourneyCall<unknown, Q, unknown>;

/** Who was told what about the person of a journey, the newest first. */
export async function listDisclosures(call: OfJourney<z.output<typeof pageQuery>>): Promise<HttpResponse> {
  const { service, journey, query } = call;
  const { total, items } = await readDisclosures(service.db, journey.id, query);
  return ok({
    total,
    items: items.map((entry) => ({
      ...entry,
      what: whatOf(entry),
      groundLabel: GROUND_WORDS[entry.ground],
    })),
  });
}

/** The same as a page for the person, whole, to be printed and handed over. */
export async function showDisclosures(
  call: OfJourney<z.output<typeof languageQuery>>,
): Promise<HttpResponse> {
  const { service, query } = call;
  const { db, vault } = service;
  const { sprog: language } = query;
  const { id, personId, municipality, state } = call.journey;
  const { today } = await serviceTime(service.db);
  const [person, references, organisation, { items }] = await Promise.all([
    readPerson(db, vault, personId),
    readReferences(db, vault, [id]),
    readOrganisation(db, municipality),
    readDisclosures(db, id),
  ]);
  const day = (at: string) => dateInWords(dateOf(at))[language];
  return shown(
    disclosuresPage({
      language,
      secretariat: secretariatOf(service),
      person: person && nameOf(person),
      municipality: organisation?.name ?? municipality,
      reference: references.get(id),
      today: dateInWords(today)[language],
      byConsent: state?.referral?.legalBasis === 'consent',
      lines: items.map((entry) => ({
        when: day(entry.at),
        organisation: entry.organisationName,
        name: entry.name ?? undefined,
        what: whatOf(entry).map((sentence) => sentence[language]),
        ground: GROUND_WORDS[entry.ground][language],
        bounced: entry.bouncedAt === null ? undefined : day(entry.bouncedAt),
      })),
    }),
  );
}

/** What was told, in words; an old entry has its own text. */
function whatOf({ told, what }: Pick<EnteredDisclosure, 'told' | 'what'>): Sentence[] {
  if (told === null) return [{ da: what ?? '', en: what ?? '' }];
  return told.map(({ kind, voice }) =>
    kind === JOURNEY_STUCK
      ? JOURNEY_STUCK_WORDS
      : {
          da: `${OBLIGATION_WORDS[kind].da} (${TOLD_VOICE_WORDS[voice].da})`,
          en: `${OBLIGATION_WORDS[kind].en} (${TOLD_VOICE_WORDS[voice].en})`,
        },
  );
}
