import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { ProgrammeCommandFields, ProgrammeCommandType } from '../../domain/programme/commands.ts';
import { routeName } from '../../domain/subjects/command-names.ts';
import { addDays } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { Report } from '../report.ts';
import { detailOf } from './service.ts';
import type { ServiceCaller } from './service.ts';

/** A command to the programme, as the coordinator reports it. */
export interface ReportedCommand {
  readonly command: ProgrammeCommandType;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly note?: string;
}

function reported<T extends ProgrammeCommandType>(
  command: T,
  fields: ProgrammeCommandFields<T>,
  note?: string,
): ReportedCommand {
  return { command, fields: { ...fields }, ...(note !== undefined && { note }) };
}

/**
 * How far the programme has come on the first day: its first milestones are reached, one has been moved and is due soon, and
 * that recruitment has begun nobody has reported.
 */
export function programmeSoFar(day: CalendarDate): readonly ReportedCommand[] {
  return [
    reported(
      'ReportDone',
      { item: 'sectors-chosen', doneOn: addDays(day, -150) },
      'Styregruppen valgte dem.',
    ),
    reported('ReportDone', { item: 'dialogue-with-companies', doneOn: addDays(day, -320) }),
    reported('ReportDone', { item: 'first-courses-developed', doneOn: addDays(day, -75) }),
    reported('ReportTask', { item: 'dialogue-within-sectors', reportedOn: day }),
    reported(
      'MoveItem',
      { item: 'igu-and-placements-established', on: addDays(day, 21), reason: 'waiting-for-partner' },
      'To virksomheder har bedt om tre uger mere.',
    ),
  ];
}

const goingSchema = z.object({ going: z.object({ sequence: z.int() }).nullable() });

/** Waits until the programme has begun, and reports how far it has come. Safe to do again after it was cut off. */
export async function bringProgrammeOn(
  service: ServiceCaller,
  { programme, day }: { readonly programme: string; readonly day: CalendarDate },
  report: Report,
): Promise<void> {
  const path = `/api/programmes/${programme}`;
  const until = Date.now() + 60_000;
  while ((await service.get(path, goingSchema)).going === null) {
    if (Date.now() > until) throw new Error('The programme has not begun after a minute.');
    await delay(250);
  }
  for (const [index, { command, fields, note }] of programmeSoFar(day).entries()) {
    const { status, body } = await service.post(
      `${path}/commands/${routeName(command)}`,
      JSON.stringify({ ...fields, ...(note !== undefined && { note }) }),
      { 'Content-Type': 'application/json', 'Idempotency-Key': `demo-${index + 1}-${command}` },
    );
    // A programme of one's own may have no such milestone.
    if (status === 409) report(`The programme comes no further than to ${command}: ${detailOf(body)}`);
    else if (status !== 200) throw new Error(`${command} was answered with ${status}: ${detailOf(body)}`);
  }
}
