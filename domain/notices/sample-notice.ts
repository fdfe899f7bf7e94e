import type { Party } from '../vocabulary/codes.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';
import type { Sentence, Language } from '../vocabulary/sentence.ts';
import { PARTY_WORDS } from '../words/index.ts';
import { fillNotice } from './fill-notice.ts';
import type { NoticeParagraphs } from './notice-text.ts';

/** Who owes it, as a mail names them. Nobody in the programme has any of these names. */
const NAMES: Readonly<Partial<Record<Party, string>>> = {
  municipality: 'Eksempel Kommune',
  'language-centre': 'Eksempel Sprogcenter',
  school: 'Eksempel Skole',
  company: 'Eksempel Byg ApS',
};

/** A made-up milestone, in no programme. */
const ITEM: Sentence = { da: 'Det første hold er i gang', en: 'The first class has begun' };

/** A notice as it reads with a made-up person, organisation and dates, for whoever looks through the texts. */
export function sampleNotice(
  { kind, owedBy }: { readonly kind: ObligationKind; readonly owedBy: Party },
  language: Language,
  voice: 'reminder' | 'escalation',
): NoticeParagraphs {
  const facts = {
    kind,
    owedBy,
    due: '2027-01-01',
    firstName: 'Amina',
    municipalityReference: 'KBH-0001',
    organisation: NAMES[owedBy] ?? PARTY_WORDS[owedBy][language],
    month: '2026-11',
    item: ITEM[language],
  };
  const { title, what, why, how } = fillNotice(facts, language, voice);
  return { title, what, why, how };
}
