import type { ComponentChildren } from 'preact';
import { Foot } from '../frame/foot.tsx';
import type { Secretariat } from '../frame/secretariat.ts';
import { shell } from '../frame/shell.tsx';
import type { OwnPageLanguages } from './languages.ts';
import type { OwnPageWords } from './own-page-words.ts';

/** The words of the own page in a language. Throws a `RangeError` if it has none in that. */
export function ownWords(languages: OwnPageLanguages, language: string): OwnPageWords {
  const words = languages.get(language);
  if (words === undefined) throw new RangeError(`There is no own page in the language ${language}`);
  return words;
}

/** A page for a person, in the frame that all of them have. Throws as `ownWords` does. */
export function ownFrame(
  languages: OwnPageLanguages,
  parts: {
    readonly language: string;
    readonly title: string;
    readonly secretariat: Secretariat;
    /** Where the page can be read in another language, by its tag; left out if it cannot. */
    readonly hrefIn?: (tag: string) => string;
    readonly children: ComponentChildren;
  },
): string {
  const { language, title, secretariat, hrefIn, children } = parts;
  const words = ownWords(languages, language);
  return shell({
    language,
    direction: words.direction,
    title,
    skip: words.skip,
    languages:
      hrefIn === undefined
        ? []
        : [...languages].map(([tag, { name }]) => ({ language: tag, name, href: hrefIn(tag) })),
    languagesLabel: words.languages,
    footer: (
      <>
        <p>{words.callHow}</p>
        <Foot
          words={words.foot}
          secretariat={secretariat}
          statementLanguage={language === 'da' ? 'da' : 'en'}
        />
      </>
    ),
    children,
  });
}
