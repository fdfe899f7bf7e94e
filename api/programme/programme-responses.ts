import { z } from 'zod';
import {
  ITEM_KINDS,
  MEETING_KINDS,
  PARTIES,
  PASSED_ON_TO,
  REPORT_CORRECTION_REASONS,
  STAGES,
} from '../../domain/vocabulary/codes.ts';
import { OBLIGATION_KINDS } from '../../domain/vocabulary/obligation-kinds.ts';
import { sentenceSchema } from '../http/response-shapes.ts';
import { dateSchema } from '../http/schemas.ts';
import { timelineItemShape } from '../subjects/timeline-item.ts';
import { ITEM_STATUSES } from './programme-going.ts';

const itemSchema = z
  .object({
    item: z.string().describe('Navnet, som kommandoer bruger. The name that commands use.'),
    kind: z.enum(ITEM_KINDS),
    title: sentenceSchema,
    status: z
      .enum(ITEM_STATUSES)
      .describe(
        'due: der mindes om det nu. late: det skulle være meldt. over: opgavens dage er gået. Somebody is reminded of it now; it should have been reported; the task’s days have passed.',
      ),
    group: z.string().optional(),
    meeting: z.enum(MEETING_KINDS).optional(),
    from: dateSchema.optional(),
    on: dateSchema.describe('Dagen, som den er nu; den sidste, hvis der er flere. Its day, as it is now.'),
    filed: z
      .object({ from: dateSchema.optional(), on: dateSchema })
      .describe('Dagen, som programmets fil har den. Its day, as the file has it.'),
    doneOn: dateSchema.optional(),
    reportedOn: dateSchema.optional(),
    moves: z.int().min(0).describe('Hvor mange gange dagen er ændret. How many times its day has changed.'),
    owed: z
      .object({
        id: z.string(),
        kind: z.enum(OBLIGATION_KINDS),
        owedBy: z.enum(PARTIES),
        due: dateSchema,
      })
      .optional()
      .describe('Det, der skal meldes om den, og hvornår. What is to be reported of it, and by when.'),
  })
  .meta({ id: 'ProgrammeItem' });

const nextSchema = z
  .object({
    on: dateSchema,
    does: z.enum(['remind', 'miss', 'escalate']),
    kind: z.enum(OBLIGATION_KINDS),
    label: sentenceSchema,
    item: z.string().optional(),
    title: sentenceSchema.optional(),
    obligation: z.string(),
    to: z.array(z.enum(PASSED_ON_TO)),
    due: dateSchema,
  })
  .meta({ id: 'NextProgrammeStep' });

/** A programme: what its file tells, and how it goes. */
export const programmeSchema = z
  .object({
    id: z.string(),
    startsOn: dateSchema,
    placementDays: z.int(),
    programme: z.record(z.string(), z.unknown()),
    going: z
      .object({
        sequence: z.int().min(0),
        parked: z.boolean(),
        fileNotTakenUp: sentenceSchema
          .nullable()
          .describe(
            'Hvorfor programmets fil ikke gælder, som den er nu; null, hvis den gælder. Why its file as it is now does not hold; null if it does.',
          ),
        items: z.array(itemSchema).describe('Efter dag. By their day.'),
        unsettledSignals: z
          .array(z.int())
          .describe(
            'Numre på beskeder, der ikke kunne læses. The numbers of signals that nobody could read.',
          ),
        next: z.array(nextSchema).describe('Det, der sker af sig selv, først kommende øverst.'),
      })
      .nullable()
      .describe('null: det er ikke begyndt endnu. It has not begun yet.'),
  })
  .meta({ id: 'Programme' });

/** A recorded command to a programme (200): its event's number, and the programme as it now is. */
export const programmeCommandSchema = z
  .object({ sequence: z.int(), programme: programmeSchema })
  .meta({ id: 'RecordedOfProgramme' });

/** One event of a programme's timeline. It is about nobody. */
export const programmeEventSchema = timelineItemShape
  .extend({
    struck: z
      .object({ by: z.int(), reason: z.enum(REPORT_CORRECTION_REASONS) })
      .nullable()
      .describe('Taget tilbage: af hvilken hændelse og hvorfor. Taken back: by which event and why.'),
    remark: z
      .string()
      .nullable()
      .describe(
        'Noten, der fulgte med; kun for sekretariatet. The note that came with it; for the secretariat only.',
      ),
  })
  .meta({ id: 'ProgrammeEvent' });

/** How many journeys stand at each stage; null if there are fewer than five, but some. */
export const countsSchema = z
  .object({ programme: z.string(), stages: z.record(z.enum(STAGES), z.int().nullable()) })
  .meta({ id: 'Counts' });
