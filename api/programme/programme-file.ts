import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { LAW_CHECK_PREFIX } from '../../domain/programme/law-checks.ts';
import { meetingIn } from '../../domain/programme/plan.ts';
import { NEWEST_RULEBOOK, rulebook } from '../../domain/rulebook/index.ts';
import {
  DATA_ROLES,
  MEETING_KINDS,
  ORGANISATION_KINDS,
  ROLES,
  SECTORS,
  TARGET_GROUPS,
} from '../../domain/vocabulary/codes.ts';
import { isCvr } from '../../domain/vocabulary/cvr.ts';
import { bothLanguages, faultsOf } from '../http/faults.ts';
import { inTheClear } from '../http/in-the-clear.ts';
import { dateSchema, organisationId } from '../http/schemas.ts';

/** How an organisation takes part: it applied, it is the region applied to, it is bound as a partner, or it joins in. */
export const WAYS_TO_TAKE_PART = ['applicant', 'region', 'partner', 'participant'] as const;

const someText = z.string().trim().min(1).check(inTheClear);
const sentence = z.strictObject({ da: someText, en: someText });
const id = organisationId;
const organisationIds = z.array(id).min(1);

/** A day counted from the programme's first: months first, then days, which may be negative. */
const offset = z.strictObject({
  months: z.int().min(0).max(240),
  days: z.int().min(-366).max(366).optional(),
});

const organisation = z.strictObject({
  id,
  kind: z.enum(ORGANISATION_KINDS),
  name: someText.max(200),
  part: z.enum(WAYS_TO_TAKE_PART),
  cvr: z
    .string()
    .refine(isCvr, bothLanguages({ da: 'Er ikke et CVR-nummer, der går op.', en: 'Is no valid CVR number.' }))
    .optional(),
  address: someText.max(300).optional(),
  dataRole: z.enum(DATA_ROLES).optional(),
  note: sentence.optional(),
});

const sector = z.strictObject({
  name: sentence,
  codes: z.array(z.enum(SECTORS)).min(1),
  note: sentence.optional(),
});

const seat = z.strictObject({
  seat: sentence,
  /** The role of whoever sits there, if they may do anything here. */
  role: z.enum(ROLES).optional(),
  organisations: organisationIds,
  note: sentence.optional(),
});

const timeOfDay = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d$/,
    bothLanguages({ da: 'Skal være et klokkeslæt, som 13:00.', en: 'Must be a time, as 13:00.' }),
  );

/** When a group meets: first so long after the programme's first day, then at equal distances until its last day. */
const meetings = z.strictObject({
  as: z.enum(MEETING_KINDS),
  from: offset,
  everyMonths: z.int().min(1).max(24),
  /** From when to when, in Copenhagen, and where; what the file leaves open the invitation leaves open too. */
  hours: z.strictObject({ at: timeOfDay, minutes: z.int().min(15).max(600) }).optional(),
  place: someText.max(200).optional(),
  note: sentence.optional(),
});

const MOST_MONTHS_KEPT = rulebook(NEWEST_RULEBOOK).law.data.yearsAtMost.value * 12;

const ABOUT_OR_RANGE = bothLanguages({
  da: 'Skal være enten about, eller from og to med from mindst.',
  en: 'Must be either about, or from and to with from the smaller.',
});

const count = z.int().min(1);
const target = z
  .strictObject({
    id,
    about: count.optional(),
    from: count.optional(),
    to: count.optional(),
    text: sentence,
    note: sentence.optional(),
  })
  .refine(
    ({ about, from, to }) =>
      about === undefined
        ? from !== undefined && to !== undefined && from < to
        : from === undefined && to === undefined,
    ABOUT_OR_RANGE,
  );

const activity = z.strictObject({
  id,
  from: offset.optional(),
  until: offset.optional(),
  text: sentence,
  note: sentence.optional(),
});

const milestone = z.strictObject({
  id,
  from: offset,
  until: offset.optional(),
  /** Whether it goes on after it has been reached. */
  continues: z.boolean(),
  text: sentence,
  note: sentence.optional(),
});

const SHAPE = {
  slug: id,
  name: sentence,
  source: z.strictObject({
    title: someText,
    signedOn: dateSchema,
    startsOn: dateSchema,
    endsOn: dateSchema,
  }),
  notes: z.array(sentence),
  purpose: sentence,
  targetGroups: z.array(z.strictObject({ group: z.enum(TARGET_GROUPS), text: sentence })).min(1),
  placementDays: z.int().min(1).max(730),
  months: z.int().min(1).max(240),
  /** For how long data on a person are kept after the journey is closed, and why. */
  keepsData: z
    .strictObject({
      months: z
        .int()
        .min(1)
        .max(
          MOST_MONTHS_KEPT,
          bothLanguages({
            da: `Må højst være ${MOST_MONTHS_KEPT} måneder: længere accepterer Datatilsynet normalt ikke.`,
            en: `Must be ${MOST_MONTHS_KEPT} months at most: the Data Protection Agency does not normally accept more.`,
          }),
        ),
      reason: sentence,
    })
    .optional(),
  organisations: z.array(organisation).min(1),
  sectors: z.array(sector).min(1),
  clusters: z.array(sector),
  groups: z.array(
    z.strictObject({
      id,
      name: sentence,
      task: sentence,
      seats: z.array(seat).min(1),
      meetings: meetings.optional(),
    }),
  ),
  /**
   * What those who decide together have agreed on (GDPR, article 26), as a person is to be told it: the essence in plain
   * words, and where the whole of it can be read.
   */
  arrangement: z
    .strictObject({
      essence: z.strictObject({ da: someText.max(1000), en: someText.max(1000) }),
      url: z.url({ protocol: /^https$/ }).optional(),
    })
    .optional(),
  /** The organisation whose contact chairs the steering group; the first of its first seat if none is named. */
  chair: id.optional(),
  targets: z.array(target).min(1),
  activities: z.array(activity),
  milestones: z.array(milestone).min(1),
};

/** A programme as its file tells it: who takes part, what it is to reach, and when, counted from its first day. */
export const programmeFileSchema = z.strictObject(SHAPE);

/** A programme's file, checked. */
export type ProgrammeFile = z.output<typeof programmeFileSchema>;

/** A day of a programme's file, counted from the programme's first. */
export type Offset = z.output<typeof offset>;

/** Thrown with every fault of a programme's file at once. */
export class ProgrammeFileError extends Error {
  readonly faults: readonly string[];

  constructor(slug: string, faults: readonly string[]) {
    super([`programmes/${slug}.json cannot be used:`, ...faults.map((fault) => `  ${fault}`)].join('\n'));
    this.name = 'ProgrammeFileError';
    this.faults = faults;
  }
}

const PROGRAMMES = fileURLToPath(new URL('../../programmes/', import.meta.url));

/** Reads a programme's file by its name. Throws `ProgrammeFileError` if it is missing, is not JSON or has faults. */
export async function readProgrammeFile(slug: string, folder = PROGRAMMES): Promise<ProgrammeFile> {
  if (!id.safeParse(slug).success) throw new ProgrammeFileError(slug, ['The name is not one of a file.']);
  let content: string;
  try {
    content = await readFile(join(folder, `${slug}.json`), 'utf8');
  } catch {
    throw new ProgrammeFileError(slug, ['There is no such file, or it may not be read.']);
  }
  let told: unknown;
  try {
    told = JSON.parse(content);
  } catch {
    throw new ProgrammeFileError(slug, ['It is not JSON.']);
  }
  return checkProgramme(slug, told);
}

/** Checks the content of a programme's file. Throws `ProgrammeFileError` with every fault at once. */
export function checkProgramme(slug: string, told: unknown): ProgrammeFile {
  const checked = programmeFileSchema.safeParse(told);
  const faults = [
    ...(checked.error ? faultsOf(checked.error).map(({ field, messageEn }) => `${field}: ${messageEn}`) : []),
    ...faultsBetween(slug, OUTLINE.parse(told)),
  ];
  if (faults.length > 0 || checked.data === undefined) throw new ProgrammeFileError(slug, faults);
  return checked.data;
}

const named = z.array(z.object({ id: z.string().catch('') }).catch({ id: '' })).catch([]);

/**
 * What one part of a file says of another, read past everything else that may be wrong with it, so that faults
 * between parts are told together with faults within them.
 */
const OUTLINE = z
  .object({
    slug: z.string().catch(''),
    chair: z.string().optional().catch(undefined),
    organisations: z
      .array(
        z
          .object({ id: z.string().catch(''), kind: z.string().catch(''), part: z.string().catch('') })
          .catch({ id: '', kind: '', part: '' }),
      )
      .catch([]),
    groups: z
      .array(
        z
          .object({
            id: z.string().catch(''),
            meetings: z
              .object({ as: z.enum(MEETING_KINDS) })
              .optional()
              .catch(undefined),
            seats: z
              .array(z.object({ organisations: z.array(z.string()).catch([]) }).catch({ organisations: [] }))
              .catch([]),
          })
          .catch({ id: '', seats: [] }),
      )
      .catch([]),
    targets: named,
    activities: named,
    milestones: named,
  })
  .catch({ slug: '', organisations: [], groups: [], targets: [], activities: [], milestones: [] });

type Outline = z.output<typeof OUTLINE>;

function faultsBetween(slug: string, outline: Outline): string[] {
  const { organisations, groups, chair } = outline;
  const known = new Set(organisations.map(({ id }) => id));
  const strangers = groups.flatMap((group) =>
    group.seats.flatMap(({ organisations }) =>
      organisations
        .filter((organisation) => !known.has(organisation))
        .map((organisation) => `groups: ${group.id} seats ${organisation}, which is no organisation here.`),
    ),
  );
  const secretariats = organisations.filter(({ kind }) => kind === 'secretariat').length;
  const twice = (['organisations', 'groups', 'targets', 'activities', 'milestones'] as const).flatMap(
    (part) => repeated(outline[part].map(({ id }) => id)).map((id) => `${part}: ${id} is there twice.`),
  );
  const steering = groups.filter(({ meetings }) => meetings?.as === 'steering');
  const sits = steering.some(({ seats }) => seats.some((seat) => seat.organisations.includes(chair ?? '')));
  const items = [...outline.milestones, ...outline.activities].map(({ id }) => id);
  const milestones = new Set(outline.milestones.map(({ id }) => id));
  const alike = outline.activities.filter(({ id }) => id !== '' && milestones.has(id));
  const likeMeetings = items.filter((id) => groups.some((group) => meetingIn(group.id, id) !== undefined));
  return [
    ...(outline.slug === slug ? [] : ['slug: Must be the name of the file.']),
    ...(secretariats === 1 ? [] : ['organisations: Must have exactly one secretariat.']),
    ...(steering.length > 1 ? ['groups: Only one may meet to steer.'] : []),
    ...(chair === undefined || sits ? [] : [`chair: ${chair} has no seat in the group that steers.`]),
    ...twice,
    ...alike.map(({ id }) => `activities: ${id} is the name of a milestone too.`),
    ...items
      .filter((id) => id.startsWith(LAW_CHECK_PREFIX))
      .map((id) => `milestones or activities: ${id} is the name of a check of the rules.`),
    ...likeMeetings.map((id) => `groups: A meeting would have the name of ${id}.`),
    ...strangers,
  ];
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => id !== '' && ids.indexOf(id) !== index))];
}
