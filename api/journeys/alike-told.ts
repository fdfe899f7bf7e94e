import { z } from 'zod';
import type { Viewer } from '../../db/access.ts';
import { knownAlike } from '../../db/persons/likenesses.ts';
import type { KnownAlike } from '../../db/persons/likenesses.ts';
import { readReferences } from '../../db/persons/municipality-references.ts';
import { MARK_KINDS, marksOf } from '../../db/persons/marks.ts';
import type { MarkKind } from '../../db/persons/marks.ts';
import type { Person } from '../../db/persons/person.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import type { Service } from '../http/route.ts';

/** Somebody whom a person looks like. One whom the caller may not see is not told of at all. */
export const alikeSchema = z
  .object({
    where: z
      .enum(['list', 'known'])
      .describe('I listen selv eller blandt dem, du kan se. In the list itself, or among those you see.'),
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
 * Whom on record each of some persons looks like, of those whom the viewer may see. Of others nothing is told: whether
 * somebody is known to another municipality is not for whoever can write a name or a number. The coordinator is told of all.
 * `personId` is null for one who is not on record.
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
  const references = await readReferences(
    db,
    vault,
    found.map(({ journey }) => journey),
  );
  return asked.map((_, at) => {
    const own = found.filter((alike) => alike.asked === at);
    return own.map((alike) => toldOf(alike, references.get(alike.journey)));
  });
}

/** Somebody who stands in another line of the same list under the same name and date of birth. */
export function alikeInLine(line: number): AlikeTold {
  return told({ where: 'list', line, alikeBy: ['name-and-birth-date'] }, inLine(line));
}

function toldOf({ journey, alikeBy }: KnownAlike, reference: string | undefined): AlikeTold {
  const by = alikeBy.find((kind) => kind !== 'name-and-birth-date') ?? 'name-and-birth-date';
  const [da, en] =
    reference === undefined
      ? ['', '']
      : [`, med referencen ${reference}`, `, with the reference ${reference}`];
  return told(
    { where: 'known', journey, ...(reference !== undefined && { reference }), alikeBy: [...alikeBy] },
    {
      da: `Personen er måske henvist før${da}: ${BY[by].da}. Koordinatoren får det at vide.`,
      en: `The person may have been referred before${en}: ${BY[by].en}. The coordinator is told.`,
    },
  );
}

function told(alike: Omit<AlikeTold, 'message' | 'messageEn'>, { da, en }: Sentence): AlikeTold {
  return { ...alike, message: da, messageEn: en };
}

const BY: Readonly<Record<MarkKind, Sentence>> = {
  cpr: { da: 'samme CPR-nummer', en: 'the same CPR number' },
  'substitute-cpr': { da: 'samme erstatningsnummer', en: 'the same substitute number' },
  'name-and-birth-date': { da: 'samme navn og fødselsdato', en: 'the same name and date of birth' },
};

const inLine = (line: number): Sentence => ({
  da: `Samme navn og fødselsdato står også i linje ${line}. Er det én person, så lad kun den ene linje stå.`,
  en: `The same name and date of birth also stand in line ${line}. If they are one person, keep one of the lines.`,
});
