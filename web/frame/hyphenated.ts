/**
 * Where long Danish words may be parted at the end of a line. Browsers come with no rules for Danish on every machine, and a
 * word that no line can hold would otherwise be broken between any two letters. An ending may follow the last part.
 */
const PARTS = [
  'tilgængeligheds|erklæring',
  'integrations|grund|uddannelses|aftale',
  'integrations|grund|uddannelse',
  'integrations|koordinator',
  'medarbejder|repræsentant',
  'databeskyttelses|forordning',
  'arbejdsmarkeds|uddannelse',
  'arbejdsgiver|organisation',
  'digitaliserings|styrelse',
  'kontanthjælps|modtager',
  'virksomheds|praktik|aftale',
  'opholds|tilladelses|kort',
] as const;

const SOFT_HYPHEN = '\u00AD';

const KNOWN = PARTS.map((word) => ({
  pattern: new RegExp(word.replaceAll('|', ''), 'giu'),
  parts: word.split('|'),
}));

/** A heading whose longest words may be parted where a reader would part them; all other words stay as they are. */
export function hyphenated(text: string): string {
  return KNOWN.reduce(
    (told, { pattern, parts }) => told.replaceAll(pattern, (word) => parted(word, parts)),
    text,
  );
}

function parted(word: string, parts: readonly string[]): string {
  let from = 0;
  return parts
    .map(({ length }) => {
      from += length;
      return word.slice(from - length, from);
    })
    .join(SOFT_HYPHEN);
}
