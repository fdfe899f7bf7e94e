import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { Language } from '../domain/words.ts';
import { SITE_ICON, STYLESHEETS } from './assets.ts';
import { inLanguage } from './in-language.ts';
import { PAGE_WORDS } from './words.ts';

/** What a page is made of. */
export interface PageParts {
  readonly language: Language;
  /** The page's heading, and its name in the browser's tab and history: never a person's name. */
  readonly title: string;
  /** Where the page is read, for the links to its other language; left out where it cannot be read again. */
  readonly path?: string | undefined;
  /** The secretariat's mail address. */
  readonly secretariat: string;
  readonly children: ComponentChildren;
}

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { da: 'Dansk', en: 'English' };
const LANGUAGES: readonly Language[] = ['da', 'en'];
const CONTENT = 'indhold';

/** A whole page as HTML: what it is given stands under its heading, between a header and the secretariat's address. */
export function page({ language, title, path, secretariat, children }: PageParts): string {
  const html = render(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – Fodfæste`}</title>
        {STYLESHEETS.map((href) => (
          <link rel="stylesheet" href={href} />
        ))}
        <link rel="icon" type="image/svg+xml" href={SITE_ICON} />
      </head>
      <body>
        <a class="skipnav" href={`#${CONTENT}`}>
          {PAGE_WORDS.skip[language]}
        </a>
        <header class="site-header">
          <div class="container site-header-inner">
            <p class="site-name">Fodfæste</p>
            {path !== undefined && <LanguageSwitch language={language} path={path} />}
          </div>
        </header>
        <main class="container page-container" id={CONTENT} tabIndex={-1}>
          <h1>{title}</h1>
          {children}
        </main>
        <footer class="site-footer">
          <div class="container">
            <p class="bold">{PAGE_WORDS.secretariat[language]}</p>
            <p>
              {PAGE_WORDS.askUs[language]} <a href={`mailto:${secretariat}`}>{secretariat}</a>
            </p>
          </div>
        </footer>
      </body>
    </html>,
  );
  return `<!doctype html>${html}\n`;
}

function LanguageSwitch({ language, path }: { language: Language; path: string }) {
  return (
    <nav class="language-switch" aria-label={PAGE_WORDS.languages[language]}>
      <ul class="nobullet-list">
        {LANGUAGES.map((other) => (
          <li>
            <a
              href={inLanguage(path, other)}
              lang={other}
              hreflang={other}
              aria-current={other === language ? 'true' : undefined}
            >
              {LANGUAGE_NAMES[other]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
