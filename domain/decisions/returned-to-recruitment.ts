import type { CommandFields } from '../journeys/commands.ts';
import type { Happening } from '../journeys/events.ts';
import type { Journey } from '../journeys/journey.ts';
import { iguProgressAtLeaving } from '../law/igu.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';

type Return = CommandFields<'ReturnToRecruitment'>;

/** That a person is back in recruitment, if another command than `ReturnToRecruitment` brings that about. */
export function returnedToRecruitment(
  journey: Journey,
  from: Return['from'],
  on: CalendarDate,
  cause: Return['cause'],
): Happening {
  const { placementDays } = journey;
  return {
    type: 'ReturnedToRecruitment',
    payload: { from, on, cause, placementDays, ...iguProgressAtLeaving(journey, on) },
  };
}
