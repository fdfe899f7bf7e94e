import type { Party } from '../../domain/codes.ts';
import type { ObligationKind } from '../../domain/rulebook/kinds.ts';
import { dateInWords, monthInWords, PARTY_WORDS } from '../../domain/words.ts';
import type { Language } from '../../domain/words.ts';
import { NOTICES } from './index.ts';
import type { NoticeParagraphs } from './notice-text.ts';

/** Who owes it, as a mail names them; nobody of that name is in the programme. */
const NAMES: Readonly<Partial<Record<Party, string>>> = {
  municipality: 'Eksempel Kommune',
  'language-centre': 'Eksempel Sprogcenter',
  school: 'Eksempel Skole',
  company: 'Eksempel Byg ApS',
};

/** A notice as it reads with a made-up person, organisation and dates, for whoever looks through the texts. */
export function sampleNotice(
  { kind, owedBy }: { readonly kind: ObligationKind; readonly owedBy: Party },
  language: Language,
  voice: 'reminder' | 'escalation',
): NoticeParagraphs {
  const { title, what, why, how } = NOTICES[kind][language][voice]({
    due: dateInWords('2027-01-01')[language],
    person: 'Amina (KBH-0001)',
    organisation: NAMES[owedBy] ?? PARTY_WORDS[owedBy][language],
    month: monthInWords('2026-11')[language],
  });
  return { title: opening(title), what: opening(what), why: opening(why), how: opening(how) };
}

/** A title may begin with the month, a paragraph with "virksomheden". */
function opening(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
