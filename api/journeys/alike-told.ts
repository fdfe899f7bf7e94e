import { z } from 'zod';
import type { Viewer } from '../../db/access.ts';
import { knownAlike } from '../../db/persons/likenesses.ts';
import type { KnownAlike } from '../../db/persons/likenesses.ts';
import { MARK_KINDS, marksOf } from '../../db/persons/marks.ts';
import type { MarkKind } from '../../db/persons/marks.ts';
import type { Person } from '../../db/persons/person.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import type { Service } from '../http/route.ts';

/** Somebody whom a person looks like. Of one whom the caller may not see, nothing is told but that. */
export const alikeSchema = z
  .object({
    where: z
      .enum(['list', 'known', 'elsewhere'])
      .describe(
        'I listen selv, blandt dem, du kan se, eller et andet sted. In the list itself, among those you see, or elsewhere.',
      ),
    line: z.int().optional(),
    journey: z.uuid().optional(),
    reference: z.string().optional(),
    alikeBy: z.array(z.enum(MARK_KINDS)).optional(),
    message: z.string(),
    messageEn: z.string(),
  })
  .meta({ id: 'Alike' });

/** Somebody whom a person looks like, as it is told. */
export type AlikeTold = z.output<typeof alikeSchema>;

/**
 * Whom on record each of some persons looks like, as it is told to the viewer: of those whom they may see, which journey it
 * is; of all others only that the person may be known already. `personId` is null for one who is not on record.
 */
export async function alikeToldOf(
  { db, vault }: Pick<Service, 'db' | 'vault'>,
  viewer: Viewer,
  asked: readonly { readonly person: Person; readonly personId: string | null }[],
): Promise<AlikeTold[][]> {
  const found = await knownAlike(
    db,
    viewer,
    asked.map(({ person, personId }) => ({ marks: marksOf(vault, person), personId })),
  );
  return asked.map((_, at) => {
    const own = found.filter((alike) => alike.asked === at);
    const isElsewhere = own.some(({ journey }) => journey === null);
    return [...own.flatMap(toldOf), ...(isElsewhere ? [told({ where: 'elsewhere' }, ELSEWHERE)] : [])];
  });
}

/** Somebody who stands in another line of the same list under the same name and date of birth. */
export function alikeInLine(line: number): AlikeTold {
  return told({ where: 'list', line, alikeBy: ['name-and-birth-date'] }, inLine(line));
}

function toldOf({ journey, alikeBy }: KnownAlike): AlikeTold[] {
  if (journey === null) return [];
  const { id, reference } = journey;
  const by = alikeBy.find((kind) => kind !== 'name-and-birth-date') ?? 'name-and-birth-date';
  return [
    told(
      { where: 'known', journey: id, reference, alikeBy: [...alikeBy] },
      {
        da: `Personen er måske henvist før, med referencen ${reference}: ${BY[by].da}. Koordinatoren får det at vide.`,
        en: `The person may have been referred before, with the reference ${reference}: ${BY[by].en}. The coordinator is told.`,
      },
    ),
  ];
}

function told(alike: Omit<AlikeTold, 'message' | 'messageEn'>, { da, en }: Sentence): AlikeTold {
  return { ...alike, message: da, messageEn: en };
}

const BY: Readonly<Record<MarkKind, Sentence>> = {
  cpr: { da: 'samme CPR-nummer', en: 'the same CPR number' },
  'substitute-cpr': { da: 'samme erstatningsnummer', en: 'the same substitute number' },
  'name-and-birth-date': { da: 'samme navn og fødselsdato', en: 'the same name and date of birth' },
};

const ELSEWHERE: Sentence = {
  da: 'Personen er måske kendt i forvejen. Koordinatoren får det at vide og ringer, hvis der er noget.',
  en: 'This person is perhaps known already. The coordinator is told, and will call if something is to be done.',
};

const inLine = (line: number): Sentence => ({
  da: `Samme navn og fødselsdato står også i linje ${line}. Er det én person, så lad kun den ene linje stå.`,
  en: `The same name and date of birth also stand in line ${line}. If they are one person, keep one of the lines.`,
});
