import type { AbsenceReading } from '../post/absence-note.ts';
import { dateOf } from '../vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../vocabulary/calendar.ts';
import type { Sentence } from '../vocabulary/sentence.ts';
import { dateInWords } from './dates.ts';

/**
 * What an automatic note seems to say of somebody, as a sentence without its full stop: `Bo Byg ser ud til at være
 * stoppet`.
 */
export function absenceInWords(
  name: string,
  noted: {
    readonly says: AbsenceReading['says'];
    readonly leftOn: CalendarDate | null;
    readonly firstDay: CalendarDate | null;
    readonly lastDay: CalendarDate | null;
    readonly notedAt: Instant;
  },
): Sentence {
  const { says, leftOn, firstDay, lastDay } = noted;
  if (says === 'left') return leavingInWords(name, leftOn, dateOf(noted.notedAt));
  if (firstDay === null || lastDay === null) {
    return {
      da: `${name} ser ud til at være væk i længere tid, måske på orlov, og beskeden siger ikke til hvornår`,
      en: `${name} seems to be away for long, perhaps on leave, and the note does not say until when`,
    };
  }
  const [from, to] = [dateInWords(firstDay), dateInWords(lastDay)];
  return firstDay === lastDay
    ? { da: `${name} ser ud til at være væk den ${from.da}`, en: `${name} seems to be away on ${from.en}` }
    : {
        da: `${name} ser ud til at være væk fra den ${from.da} til og med den ${to.da}`,
        en: `${name} seems to be away from ${from.en} to ${to.en}, that day included`,
      };
}

function leavingInWords(name: string, leftOn: CalendarDate | null, notedOn: CalendarDate): Sentence {
  if (leftOn === null) {
    return { da: `${name} ser ud til at være stoppet`, en: `${name} seems to have left` };
  }
  const on = dateInWords(leftOn);
  return leftOn > notedOn
    ? { da: `${name} ser ud til at stoppe den ${on.da}`, en: `${name} seems to leave on ${on.en}` }
    : { da: `${name} ser ud til at være stoppet den ${on.da}`, en: `${name} seems to have left on ${on.en}` };
}
