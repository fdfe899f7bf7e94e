import { Name } from './name.tsx';
import type { Secretariat } from './secretariat.ts';

/** The path of the accessibility statement, in Danish: the short address that the authorities ask for. */
export const ACCESSIBILITY_PATH = '/was';

/** What the foot of every page says beside what is the page's own, in the page's language. */
export interface FootWords {
  /** What comes before the name of the organisation that answers for the page. */
  readonly responsible: string;
  /** The organisation if nobody has said which it is. */
  readonly nobodyNamed: string;
  readonly accessibility: string;
  readonly cookies: string;
}

/** The foot that every page has: who answers for it, where its accessibility statement is, and that it sets no cookies. */
export function Foot({
  words,
  secretariat,
  statementLanguage,
}: {
  words: FootWords;
  secretariat: Secretariat;
  /** The language of the statement that the link leads to. */
  statementLanguage: 'da' | 'en';
}) {
  return (
    <>
      <p>
        {words.responsible} <Name>{secretariat.organisation ?? words.nobodyNamed}</Name>
      </p>
      <p>
        <a
          href={
            statementLanguage === 'da'
              ? ACCESSIBILITY_PATH
              : `${ACCESSIBILITY_PATH}?sprog=${statementLanguage}`
          }
        >
          {words.accessibility}
        </a>
      </p>
      <p>{words.cookies}</p>
    </>
  );
}
