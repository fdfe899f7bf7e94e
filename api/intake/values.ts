import { LEGAL_BASES, RESIDENCE_BASES, SECTORS, TARGET_GROUPS } from '../../domain/vocabulary/codes.ts';
import type { Sector, TargetGroup } from '../../domain/vocabulary/codes.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import {
  LEGAL_BASIS_WORDS,
  RESIDENCE_BASIS_WORDS,
  SECTOR_WORDS,
  TARGET_GROUP_WORDS,
} from '../../domain/words/index.ts';
import { codeText, seenText } from './seen-text.ts';
import { languageNamed } from './language.ts';
import type { NamedOrganisations } from './organisations.ts';
import type { Reader } from './reading.ts';
import { spelledAlike } from './spelling.ts';

/** Text that is taken as it stands; whether it fits is checked with the referral. */
export const asWritten: Reader = (text) => ({ value: seenText(text) });

/** A number or code of somebody else's system, which is taken as it stands. */
export const codeWritten: Reader = (text) => ({ value: codeText(text) });

/** A mail address: as it stands, without what mail programs put around it. */
export const emailWritten: Reader = (text) => {
  const written = seenText(text).replace(/^mailto:/i, '');
  const [, within = written] = /^[^<>]*<([^<>]+)>$/.exec(written) ?? [];
  const several = within.split(/[\s;,]+/).filter((part) => part.includes('@'));
  return several.length > 1 ? { fault: SEVERAL_ADDRESSES } : { value: within };
};

const SEVERAL_ADDRESSES: Sentence = {
  da: 'Der står flere mailadresser. Skriv kun den, personen bruger.',
  en: 'There are several mail addresses. Write only the one that the person uses.',
};

/** Yes or no, in Danish or as computers have it. */
export const yesOrNoWritten: Reader = (text) => {
  const written = spelledAlike(seenText(text));
  if (['ja', 'j', 'yes', 'true', 'sand', '1'].includes(written)) return { value: true };
  if (['nej', 'n', 'no', 'false', 'falsk', '0'].includes(written)) return { value: false };
  return { fault: YES_OR_NO_FAULT };
};

const YES_OR_NO_FAULT: Sentence = { da: 'Skal være ja eller nej.', en: 'Must be ja (yes) or nej (no).' };

/** A language by its code or its name. */
export const languageWritten: Reader = (text) => {
  const named = languageNamed(text);
  return 'code' in named ? { value: named.code } : { fault: LANGUAGE_FAULTS[named.problem] };
};

const LANGUAGE_FAULTS: Readonly<Record<'unknown' | 'several' | 'no-code', Sentence>> = {
  unknown: {
    da: 'Sproget kendes ikke. Skriv det på dansk, som arabisk, eller som kode på to bogstaver, som ar.',
    en: 'The language is not known. Write its Danish name, such as arabisk, or its code, such as ar.',
  },
  several: {
    da: 'Der står flere sprog. Skriv kun det ene, personen helst vil have post på.',
    en: 'There are several languages. Write only the one in which the person would rather get post.',
  },
  'no-code': {
    da: 'Sproget har ingen kode på to bogstaver, og der er ingen post på det. Skriv et sprog, som personen også forstår.',
    en: 'The language has no code of two letters, and there is no post in it. Write one that the person also understands.',
  },
};

/** The target groups as lists have them. */
const TARGET_GROUP_IN_LISTS: Readonly<Record<TargetGroup, string>> = {
  primary: 'primaer',
  equated: 'sidestillet',
  other: 'oevrig',
};

/** The sectors as people call them, beside the code and the trade's own name. */
const SECTOR_ALSO_CALLED: Readonly<Record<Sector, readonly string[]>> = {
  building: ['byggeri', 'bygge og anlæg', 'anlæg'],
  painting: ['maler', 'malerfag'],
  landscaping: ['anlægsgartner'],
  service: ['servicefag', 'rengøring'],
  transport: ['logistik'],
  metal: ['jern og metal'],
};

/** On what ground the person is in Denmark. */
export const residenceBasisWritten = oneOf(
  RESIDENCE_BASES.map((code) => [code, code, RESIDENCE_BASIS_WORDS[code].da]),
);

/** The target group, by the list's words: `primaer`, `sidestillet`, `oevrig`. */
export const targetGroupWritten = oneOf(
  TARGET_GROUPS.map((code) => [code, TARGET_GROUP_IN_LISTS[code], TARGET_GROUP_WORDS[code].da, code]),
);

/** The legal basis, by the list's words: `myndighedsopgave`, `samtykke`. */
export const legalBasisWritten = oneOf(
  LEGAL_BASES.map((code) => [code, LEGAL_BASIS_WORDS[code].da.toLowerCase(), code]),
);

/** The sector, by its code or what people call it. */
export const sectorWritten = oneOf(
  SECTORS.map((code) => [code, code, SECTOR_WORDS[code].da, ...SECTOR_ALSO_CALLED[code]]),
);

/** An organisation by its id or its name. */
export function organisationWritten(organisations: NamedOrganisations): Reader {
  const names = organisations.names.join(', ');
  const fault: Sentence = {
    da: `Deltager ikke i programmet. De, der deltager, er: ${names}.`,
    en: `Does not take part in the programme. Those who do are: ${names}.`,
  };
  return (text) => {
    const value = organisations.find(seenText(text));
    return value === undefined ? { fault } : { value };
  };
}

/** One of a closed list: each code with how it may be written, the first being how a list should have it. */
function oneOf(list: readonly (readonly [code: string, shown: string, ...also: string[]])[]): Reader {
  const codes = new Map(
    list.flatMap(([code, ...spellings]) => spellings.map((spelling) => [spelledAlike(spelling), code])),
  );
  const shown = list.map(([, first]) => first).join(', ');
  const fault: Sentence = { da: `Skal være en af: ${shown}.`, en: `Must be one of: ${shown}.` };
  return (text) => {
    const value = codes.get(spelledAlike(seenText(text)));
    return value === undefined ? { fault } : { value };
  };
}
