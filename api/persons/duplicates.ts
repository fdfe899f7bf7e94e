import type { z } from 'zod';
import { readJourney } from '../../db/journeys/journeys.ts';
import { likenesses, sayDifferent } from '../../db/persons/likenesses.ts';
import type { AlikeJourney } from '../../db/persons/likenesses.ts';
import type { Person } from '../../db/persons/person.ts';
import { readReferences } from '../../db/persons/municipality-references.ts';
import { readPersons } from '../../db/persons/persons.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { STAGE_WORDS } from '../../domain/words/index.ts';
import { faultAt } from '../http/faults.ts';
import { invalid } from '../http/problems.ts';
import { ok } from '../http/route.ts';
import type { Call, HttpResponse, ResponseAboutPersons } from '../http/route.ts';
import type { pageQuery } from '../http/schemas.ts';
import { cprAsShown } from '../journeys/journeys-as-json.ts';
import type { differentBody } from './duplicate-responses.ts';

/** The persons who may be one and the same, side by side, those that came up first at the top. */
export async function listDuplicates({
  service: { db, vault },
  query,
}: Call<unknown, z.output<typeof pageQuery>, unknown>): Promise<ResponseAboutPersons> {
  const { total, items } = await likenesses(db, query);
  const journeys = items.flatMap((likeness) => likeness.journeys);
  const [persons, references] = await Promise.all([
    readPersons(
      db,
      vault,
      journeys.map(({ personId }) => personId),
    ),
    readReferences(
      db,
      vault,
      journeys.map(({ id }) => id),
    ),
  ]);
  return {
    ...ok({
      total,
      items: items.map(({ alikeBy, since, journeys: both }) => ({
        alikeBy,
        since,
        journeys: both.map((journey) =>
          tell(journey, persons.get(journey.personId), references.get(journey.id)),
        ),
      })),
    }),
    about: journeys.map(({ id }) => id),
  };
}

/**
 * Writes down that the persons of two journeys are two. Throws the problem `invalid` if there is no such journey, or both
 * are one person's.
 */
export async function sayTwoPeople(
  call: Call<unknown, unknown, z.output<typeof differentBody>>,
): Promise<HttpResponse> {
  const { service, viewer, body } = call;
  const { db } = service;
  const [one, other] = await Promise.all(body.journeys.map((id) => readJourney(db, viewer, id)));
  if (one === undefined || other === undefined) throw invalid(NO_SUCH_JOURNEY);
  if (one.personId === other.personId) throw invalid(ONE_JOURNEY);
  const { now } = await serviceTime(db);
  await sayDifferent(db, { persons: [one.personId, other.personId], by: viewer.contact, at: now });
  return ok({ journeys: [one.id, other.id] });
}

function tell(journey: AlikeJourney, person: Person | undefined, reference: string | undefined) {
  const { id, municipality, municipalityName, stage, createdAt } = journey;
  return {
    id,
    municipality,
    municipalityName,
    reference: reference ?? null,
    stage,
    stageLabel: STAGE_WORDS[stage],
    createdAt,
    person: person === undefined ? null : { ...person, ...(person.cpr && { cpr: cprAsShown(person.cpr) }) },
  };
}

const NO_SUCH_JOURNEY = faultAt('journeys', {
  da: 'Et af forløbene findes ikke.',
  en: 'There is no such journey.',
});

const ONE_JOURNEY = faultAt('journeys', {
  da: 'Det er det samme forløb. Vælg to.',
  en: 'This is one and the same journey. Choose two.',
});
