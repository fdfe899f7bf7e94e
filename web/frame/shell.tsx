import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { withoutMarks } from '../../domain/words/names.ts';
import { SITE_ICON, STYLESHEETS } from './assets.ts';
import { hyphenated } from './hyphenated.ts';
import { Said } from './said.tsx';

/** What every page has around its content, in any language. */
export interface ShellParts {
  /** The language's tag, and the direction in which it is written. */
  readonly language: string;
  readonly direction?: 'ltr' | 'rtl' | undefined;
  /** The page's heading, and its name in the browser's tab and history: never a person's name. */
  readonly title: string;
  readonly skip: string;
  /** The page in its other languages; empty if it cannot be read again. */
  readonly languages: readonly PageInLanguage[];
  readonly languagesLabel: string;
  /** Whether all of this is an exercise, as `Secretariat` says it. */
  readonly isExercise: boolean | undefined;
  readonly footer: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The same page in a language. */
export interface PageInLanguage {
  readonly language: string;
  readonly name: string;
  readonly href: string;
}

const CONTENT = 'indhold';

/** In both languages on every page, whatever language that has. */
const EXERCISE = {
  short: 'Øvelse: ',
  da: 'Øvelse: Alt her er opdigtet.',
  en: 'Exercise: everything here is made up.',
} as const;

/** A whole page as HTML: the content stands under its heading, between a header and a footer. */
export function shell(parts: ShellParts): string {
  const { language, direction, title, skip, languages, languagesLabel, isExercise, footer, children } = parts;
  const html = render(
    <html lang={language} dir={direction === 'rtl' ? 'rtl' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${isExercise === true ? EXERCISE.short : ''}${withoutMarks(title)} – Fodfæste`}</title>
        {STYLESHEETS.map((href) => (
          <link rel="stylesheet" href={href} />
        ))}
        <link rel="icon" type="image/svg+xml" href={SITE_ICON} />
      </head>
      <body>
        <a class="skipnav" href={`#${CONTENT}`}>
          {skip}
        </a>
        <header class="site-header">
          {isExercise === true && (
            <p class="exercise" dir="ltr">
              <strong lang="da">{EXERCISE.da}</strong> <span lang="en">{EXERCISE.en}</span>
            </p>
          )}
          <div class="container site-header-inner">
            <p class="site-name">Fodfæste</p>
            {languages.length > 0 && (
              <nav class="language-switch" aria-label={languagesLabel}>
                <ul class="nobullet-list">
                  {languages.map((other) => (
                    <li>
                      <a
                        href={other.href}
                        lang={other.language}
                        hreflang={other.language}
                        aria-current={other.language === language ? 'true' : undefined}
                      >
                        {other.name}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            )}
          </div>
        </header>
        <main class="container page-container" id={CONTENT} tabIndex={-1}>
          <h1>
            <Said>{hyphenated(title)}</Said>
          </h1>
          {children}
        </main>
        <footer class="site-footer">
          <div class="container">{footer}</div>
        </footer>
      </body>
    </html>,
  );
  return `<!doctype html>${html}\n`;
}
