import type { Language } from '../vocabulary/sentence.ts';
import type { NoticeText } from './notice-text.ts';

/** What a first day is called: only the words that differ between a class, an IGU and a placement. */
interface FirstDayWords {
  /** "Amina begynder sin IGU hos jer": the day follows. */
  readonly begins: (person: string) => string;
  /** How many are lost around such a day, as a whole sentence. */
  readonly lost: string;
  /** What the municipality can still do if it hears at once: "nå at hjælpe". */
  readonly help: string;
  /** "på første dag i sin IGU". */
  readonly onTheDay: string;
  /** Whom to call: "skolen", "virksomheden". */
  readonly owner: string;
}

/** To the one who sees whether a person comes on a first day, and to the one told that nobody has said so. */
export function firstDay({ da, en }: Readonly<Record<Language, FirstDayWords>>): NoticeText {
  return {
    calendar: 'first-day',
    da: {
      reminder: ({ person, due }) => ({
        title: 'Mødte personen op på første dag?',
        what: `${da.begins(person)} ${due}. I skal fortælle os samme dag, om personen mødte op.`,
        why: `${da.lost} Får vi det at vide med det samme, kan kommunen ${da.help}.`,
        how: 'Svar med »mødte« eller »mødte ikke« og datoen. Skriv ikke noget om årsagen.',
      }),
      escalation: ({ person, organisation, due }) => ({
        title: 'Vi ved ikke, om personen mødte op',
        what: `${organisation} har ikke oplyst, om ${person} mødte op ${da.onTheDay}, ${due}.`,
        why: 'Er en person ikke mødt op, opdager ingen det, før nogen siger det.',
        how: `Ring til ${da.owner} i dag, og få svaret registreret. Mødte personen ikke op, skal der tales med personen.`,
      }),
    },
    en: {
      reminder: ({ person, due }) => ({
        title: 'Did the person come on the first day?',
        what: `${en.begins(person)} on ${due}. You must tell us the same day whether the person came.`,
        why: `${en.lost} If we hear at once, the municipality can ${en.help}.`,
        how: 'Answer with “came” or “did not come” and the date. Do not write anything about the cause.',
      }),
      escalation: ({ person, organisation, due }) => ({
        title: 'We do not know whether the person came',
        what: `${organisation} has not said whether ${person} came ${en.onTheDay}, ${due}.`,
        why: 'If a person did not come, nobody notices until somebody says so.',
        how: `Call ${en.owner} today and have the answer recorded. If the person did not come, somebody must talk with the person.`,
      }),
    },
  };
}
