/** Letters that are another letter with no mark to take away, or that are written as two. */
const WRITTEN_AS: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
  œ: 'oe',
  ß: 'ss',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
};

/** How long it may be so that a number still fits behind it: an id has 64 characters at most. */
const LONGEST = 56;

/**
 * An organisation's id made from its name: small letters, digits and hyphens, with æ, ø and å as ae, oe and aa. `instead`
 * stands for a name without two such letters or digits, as one in another script has.
 */
export function organisationIdFrom(name: string, instead: string): string {
  const letters = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[æøåœßðđþł]/g, (letter) => WRITTEN_AS[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '');
  return letters.length < 2 ? instead : letters;
}

/** The ids to try one after the other, since another may have the first: `-2` behind it, `-3`, and so on. */
export function* organisationIdsFrom(name: string, instead: string): Generator<string> {
  const first = organisationIdFrom(name, instead);
  yield first;
  for (let next = 2; ; next += 1) yield `${first}-${next}`;
}
