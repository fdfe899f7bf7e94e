import type { NoticeText } from './notice-text.ts';

/** To the employer: is the person still employed, this many months after the start? */
export function retention(months: number): NoticeText {
  const da = months === 1 ? '1 måned' : `${months} måneder`;
  const en = months === 1 ? '1 month' : `${months} months`;
  return {
    calendar: 'follow-up',
    da: {
      reminder: ({ person, due }) => ({
        title: `Er personen stadig ansat efter ${da}?`,
        what: `Det er ${da} siden, ${person} begyndte hos jer. Fortæl os senest ${due}, om personen stadig er ansat.`,
        why: 'Bliver et mistet job opdaget sent, er det svært at hjælpe. Programmet spørger efter 1, 3, 6 og 12 måneder.',
        how: 'Svar med ja eller nej. Skriv ikke noget om årsagen.',
      }),
      escalation: ({ person, organisation, due }) => ({
        title: `Vi ved ikke, om personen er ansat efter ${da}`,
        what: `${organisation} har ikke oplyst, om ${person} stadig er ansat efter ${da}. Fristen var ${due}.`,
        why: 'Er jobbet mistet, haster det med at finde et nyt.',
        how: 'Spørg virksomheden eller personen, og få svaret registreret.',
      }),
    },
    en: {
      reminder: ({ person, due }) => ({
        title: `Is the person still employed after ${en}?`,
        what: `It is ${en} since ${person} began with you. Tell us by ${due} whether the person is still employed.`,
        why: 'A lost job that is found out late is hard to help. The programme asks after 1, 3, 6 and 12 months.',
        how: 'Answer with yes or no. Do not write anything about the cause.',
      }),
      escalation: ({ person, organisation, due }) => ({
        title: `We do not know whether the person is employed after ${en}`,
        what: `${organisation} has not said whether ${person} is still employed after ${en}. It was due on ${due}.`,
        why: 'If the job has been lost, it is urgent to find another.',
        how: 'Ask the company or the person, and have the answer recorded.',
      }),
    },
  };
}
