import type { z } from 'zod';
import { organisationNames } from '../../db/partners/organisation-names.ts';
import { readSubjectNote } from '../../db/persons/notes.ts';
import { stageCounts } from '../../db/programme/counts.ts';
import { readProgrammeRow } from '../../db/programme/programmes.ts';
import type { ProgrammeRow } from '../../db/programme/programmes.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { correctionsOf, readTimeline } from '../../db/subjects/timeline.ts';
import { may } from '../../domain/access/may.ts';
import { addDays, addMonths } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { titlesIn } from '../../domain/words/index.ts';
import { Problem } from '../http/problems.ts';
import { ok } from '../http/route.ts';
import type { HttpResponse, Call, Service } from '../http/route.ts';
import type { pageQuery } from '../http/schemas.ts';
import { struckBy } from '../subjects/struck-by.ts';
import { tellTimelineItem } from '../subjects/timeline-item.ts';
import { checkProgramme } from './programme-file.ts';
import type { Offset } from './programme-file.ts';
import { tellGoing } from './programme-going.ts';

interface ById {
  readonly id: string;
}

/** The programme: what its file tells, with the calendar dates of its activities and milestones, and how it goes. */
export async function readOneProgramme({
  service,
  params,
}: Call<ById, unknown, unknown>): Promise<HttpResponse> {
  return ok(await tellProgramme(service, await knownProgramme(service, params.id)));
}

/** A programme as the API tells it. */
export async function tellProgramme(service: Service, row: ProgrammeRow): Promise<Record<string, unknown>> {
  const { slug, startsOn, placementDays, file } = row;
  const programme = checkProgramme(slug, file);
  const { today } = await serviceTime(service.db);
  const { months, activities, milestones } = programme;
  const dated = <T extends { readonly from?: Offset | undefined; readonly until?: Offset | undefined }>(
    planned: T,
  ) => ({
    ...planned,
    ...(planned.from && { fromOn: dayOf(startsOn, planned.from) }),
    ...(planned.until && { untilOn: dayOf(startsOn, planned.until) }),
  });
  return {
    id: slug,
    startsOn,
    placementDays,
    programme: {
      ...programme,
      endsOn: dayOf(startsOn, { months, days: -1 }),
      activities: activities.map(dated),
      milestones: milestones.map(dated),
    },
    going: tellGoing(row, programme, today),
  };
}

/** A programme's events in their order, with the notices they gave rise to. Notes are the secretariat's to read. */
export async function readProgrammeTimeline({
  service,
  viewer,
  params,
  query,
}: Call<ById, z.output<typeof pageQuery>, unknown>): Promise<HttpResponse> {
  const { db, vault } = service;
  const { id, slug, file } = await knownProgramme(service, params.id);
  const { total, items } = await readTimeline(db, id, query);
  const names = { organisations: await organisationNames(db), titleOf: titlesIn(checkProgramme(slug, file)) };
  const readsNotes = may(viewer.roles, 'programme:command');
  const corrections = await correctionsOf(db, id);
  const told = await Promise.all(
    items.map(async (item) => ({
      ...tellTimelineItem(item, names),
      struck: struckBy(item, corrections),
      remark:
        readsNotes && item.noteId !== null
          ? ((await readSubjectNote(db, vault, id, item.noteId)) ?? null)
          : null,
    })),
  );
  return ok({ total, items: told });
}

/** How many journeys stand at each stage; small numbers are left out. */
export async function countOneProgramme({
  service,
  params,
}: Call<ById, unknown, unknown>): Promise<HttpResponse> {
  const { slug } = await knownProgramme(service, params.id);
  return ok({ programme: slug, stages: await stageCounts(service.db, slug) });
}

/** The programme of a name. Throws the problem `not-found` if there is none. */
export async function knownProgramme({ db }: Service, slug: string): Promise<ProgrammeRow> {
  const programme = await readProgrammeRow(db, slug);
  if (programme === undefined) throw new Problem('not-found');
  return programme;
}

/** The calendar date of a day that is counted from the programme's first. */
function dayOf(startsOn: CalendarDate, { months, days = 0 }: Offset): CalendarDate {
  return addDays(addMonths(startsOn, months), days);
}
