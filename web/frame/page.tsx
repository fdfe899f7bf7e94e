import type { ComponentChildren } from 'preact';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { Foot } from './foot.tsx';
import type { FootWords } from './foot.tsx';
import { inLanguage } from './in-language.ts';
import type { Secretariat } from './secretariat.ts';
import { shell } from './shell.tsx';
import { PAGE_WORDS } from './words.ts';

/** What a page is made of. */
export interface PageParts {
  readonly language: Language;
  /** The page's heading, and its name in the browser's tab and history: never a person's name. */
  readonly title: string;
  /** The page's own path, for the links to its other language; left out if it cannot be read again. */
  readonly path?: string | undefined;
  readonly secretariat: Secretariat;
  readonly children: ComponentChildren;
}

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { da: 'Dansk', en: 'English' };
const LANGUAGES: readonly Language[] = ['da', 'en'];

/** A page in Danish and English: the content stands under its heading, above the secretariat's address. */
export function page({ language, title, path, secretariat, children }: PageParts): string {
  return shell({
    language,
    title,
    skip: PAGE_WORDS.skip[language],
    languages:
      path === undefined
        ? []
        : LANGUAGES.map((other) => ({
            language: other,
            name: LANGUAGE_NAMES[other],
            href: inLanguage(path, other),
          })),
    languagesLabel: PAGE_WORDS.languages[language],
    isExercise: secretariat.isExercise,
    footer: (
      <>
        <p class="bold">{PAGE_WORDS.secretariat[language]}</p>
        <p>
          {PAGE_WORDS.askUs[language]} <a href={`mailto:${secretariat.mail}`}>{secretariat.mail}</a>
        </p>
        <Foot words={footWords(language)} secretariat={secretariat} statementLanguage={language} />
      </>
    ),
    children,
  });
}

/** What the foot of every page says in Danish or English. */
export function footWords(language: Language): FootWords {
  const { responsible, nobodyNamed, accessibility, cookies } = PAGE_WORDS;
  return {
    responsible: responsible[language],
    nobodyNamed: nobodyNamed[language],
    accessibility: accessibility[language],
    cookies: cookies[language],
  };
}
