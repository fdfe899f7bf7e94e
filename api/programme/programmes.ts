import { stageCounts } from '../../db/programme/counts.ts';
import { readProgramme } from '../../db/programme/programmes.ts';
import type { StoredProgramme } from '../../db/programme/programmes.ts';
import { addDays, addMonths } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { Problem } from '../http/problems.ts';
import { ok } from '../http/route.ts';
import type { HttpResponse, Call, Service } from '../http/route.ts';
import { checkProgramme } from './programme-file.ts';
import type { Offset } from './programme-file.ts';

interface ById {
  readonly id: string;
}

/** The programme, with the calendar dates of its activities and milestones. */
export async function readOneProgramme({
  service,
  params,
}: Call<ById, unknown, unknown>): Promise<HttpResponse> {
  const { slug, startsOn, placementDays, file } = await knownProgramme(service, params.id);
  const programme = checkProgramme(slug, file);
  const { months, activities, milestones } = programme;
  const dated = <T extends { readonly from?: Offset | undefined; readonly until?: Offset | undefined }>(
    planned: T,
  ) => ({
    ...planned,
    ...(planned.from && { fromOn: dayOf(startsOn, planned.from) }),
    ...(planned.until && { untilOn: dayOf(startsOn, planned.until) }),
  });
  return ok({
    id: slug,
    startsOn,
    placementDays,
    programme: {
      ...programme,
      endsOn: dayOf(startsOn, { months, days: -1 }),
      activities: activities.map(dated),
      milestones: milestones.map(dated),
    },
  });
}

/** How many journeys stand at each stage; small numbers are left out. */
export async function countOneProgramme({
  service,
  params,
}: Call<ById, unknown, unknown>): Promise<HttpResponse> {
  const { slug } = await knownProgramme(service, params.id);
  return ok({ programme: slug, stages: await stageCounts(service.db, slug) });
}

async function knownProgramme({ db }: Service, slug: string): Promise<StoredProgramme> {
  const programme = await readProgramme(db, slug);
  if (programme === undefined) throw new Problem('not-found');
  return programme;
}

/** The calendar date of a day that is counted from the programme's first. */
function dayOf(startsOn: CalendarDate, { months, days = 0 }: Offset): CalendarDate {
  return addDays(addMonths(startsOn, months), days);
}
