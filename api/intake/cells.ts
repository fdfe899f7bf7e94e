import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { seenText } from './seen-text.ts';
import type { Cell, IntakeColumn } from './columns.ts';
import { withZero } from './cpr.ts';
import { dateShown, serialFault } from './dates.ts';
import { isGarbled } from './garbled.ts';
import type { Reader, Reading } from './reading.ts';

/** The columns that hold a date. */
const DATES: readonly IntakeColumn[] = [
  'foedselsdato',
  'opholdstilladelse_til',
  'adresse_i_dk_siden',
  'ankommet',
  'samtykke_dato',
];

/** What Excel shows for a formula that came to nothing, in Danish and English; and a column that is too narrow. */
const ERROR = /^#(?:N\/A|I\/T|GETTING_DATA|HENTER_DATA|[\p{Lu}\d/_]+[!?]|#+)$/u;

/**
 * What a cell of a column means: first what it is, since Excel makes dates, numbers and errors of what people write, then
 * what its text means by the column's reader.
 */
export function readCell(column: IntakeColumn, cell: Cell, reader: Reader): Reading {
  const { text, kind, asDate } = cell;
  const seen = seenText(text);
  if (kind === 'error' || ERROR.test(seen)) return { fault: errorFault(seen) };
  if (kind === 'no-result') return { fault: NO_RESULT };
  if (kind === 'date' && !DATES.includes(column)) return { fault: madeIntoDate(seen) };
  if (kind === 'truth' && column !== 'kommunale_opgaver') return { fault: IS_TRUTH };
  if (kind === 'number' && asDate !== undefined && DATES.includes(column))
    return { fault: serialFault(asDate) };
  if (kind === 'number' && column === 'cpr') return reader(withZero(text));
  if (kind === undefined && seen.startsWith('=')) return { fault: IS_FORMULA };
  if (isGarbled(seen)) return { fault: GARBLED };
  if (/^[-–—.?]+$/.test(seen)) return { fault: ONLY_A_SIGN };
  return reader(text);
}

const errorFault = (shown: string): Sentence =>
  /^#+$/.test(shown)
    ? {
        da: 'Cellen er kopieret, mens kolonnen var for smal til at vise den. Skriv den igen.',
        en: 'The cell was copied while its column was too narrow to show it. Write it again.',
      }
    : {
        da: `Cellen viser Excels fejl ${shown}: dens formel kan ikke regnes ud. Skriv selv, hvad der skal stå.`,
        en: `The cell shows Excel’s error ${shown}: its formula cannot be worked out. Write what should stand there.`,
      };

const NO_RESULT: Sentence = {
  da: 'Cellen har en formel, hvis resultat ikke er gemt. Åbn listen i Excel, gem den, og send den igen.',
  en: 'The cell has a formula whose result was not saved. Open the list in Excel, save it, and send it again.',
};

const madeIntoDate = (date: string): Sentence => ({
  da: `Excel har gjort cellen til en dato (${dateShown(date.slice(0, 10))}). Giv kolonnen formatet »Tekst«, og skriv igen, hvad der stod.`,
  en: `Excel has made a date of the cell (${dateShown(date.slice(0, 10))}). Format the column as text, and write again what it was.`,
});

const IS_TRUTH: Sentence = {
  da: 'Excel har gjort cellen til SAND eller FALSK. Skriv selv, hvad der skal stå.',
  en: 'Excel has made TRUE or FALSE of the cell. Write what should stand there.',
};

const IS_FORMULA: Sentence = {
  da: 'Her står en formel som tekst. Skriv selv, hvad der skal stå.',
  en: 'There is a formula here as text. Write what should stand there.',
};

const GARBLED: Sentence = {
  da: 'Teksten har tegn, som bogstaver bliver til, når en fil læses forkert. Skriv den igen, eller gem listen som .xlsx eller »CSV UTF-8«, hvor den står rigtigt.',
  en: 'The text has signs that letters become when a file is read wrongly. Write it again, or save the list as .xlsx or CSV UTF-8 where it is right.',
};

const ONLY_A_SIGN: Sentence = {
  da: 'Her står kun en streg eller et tegn. Er der ingenting at skrive, skal feltet være tomt.',
  en: 'There is nothing but a dash or a sign here. Leave the cell empty if there is nothing to write.',
};
