import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OwnPageWords } from './own-page-words.ts';

/** The languages of a person's own page, by their tags. */
export type OwnPageLanguages = ReadonlyMap<string, OwnPageWords>;

/** Named, or the order would be that of the machine's own language. */
const IN_ORDER = new Intl.Collator('en');

const FOLDER = new URL('languages/', import.meta.url);

/** Every language there is a file for: Danish first, the others by their own names. */
export async function ownPageLanguages(): Promise<OwnPageLanguages> {
  const tags = readdirSync(fileURLToPath(FOLDER)).flatMap(
    (file) => /^([a-z]{2,3})\.ts$/.exec(file)?.[1] ?? [],
  );
  const loaded = await Promise.all(
    tags.map(async (tag) => {
      const file = (await import(new URL(`${tag}.ts`, FOLDER).href)) as Readonly<
        Record<string, OwnPageWords>
      >;
      const words = file[tag];
      if (words === undefined) throw new Error(`web/own-page/languages/${tag}.ts exports no ${tag}`);
      return [tag, words] as const;
    }),
  );
  return new Map(
    loaded.toSorted(([a, one], [b, other]) =>
      a === 'da' || b === 'da'
        ? Number(b === 'da') - Number(a === 'da')
        : IN_ORDER.compare(one.name, other.name),
    ),
  );
}
