import { Foot } from '../frame/foot.tsx';
import type { Secretariat } from '../frame/secretariat.ts';
import { shell } from '../frame/shell.tsx';
import { NEW_LINK_PATH } from '../paths.ts';
import type { OwnPageLanguages } from './languages.ts';

/** The form's field for the address or number by which the person is known. */
export const REACHED_BY_FIELD = 'kontakt';

/** What the page says above all: a link that does not work, the form alone, or that it was sent. */
export type NewLinkNews = 'dead' | 'ask' | 'sent';

/** What the page is made of. It is the same for everybody: nothing on it tells whose link it was. */
export interface NewLinkPage {
  readonly language: string;
  /** Where the page can be read again in another language. */
  readonly path: string;
  readonly news: NewLinkNews;
  /** What the address must say besides the language, so that the page says the same. */
  readonly again?: string | undefined;
  readonly secretariat: Secretariat;
  /** What was written before, if nobody can be reached by it. */
  readonly written?: string | undefined;
  readonly isFault?: boolean;
}

/**
 * The page for a person whose link to their own page does not work: whom they can ring, and one field by which
 * they get a new one. It comes in every language of the own page.
 */
export function newLinkPage(parts: NewLinkPage, languages: OwnPageLanguages): string {
  const { language, path, news, again, secretariat, written, isFault = false } = parts;
  const words = languages.get(language);
  if (words === undefined) throw new RangeError(`There is no own page in the language ${language}`);
  const { newLink } = words;
  const [heading, how] = newLink[news];
  const { phone, mail } = secretariat;
  return shell({
    language,
    direction: words.direction,
    title: heading,
    skip: words.skip,
    languages: [...languages].map(([tag, { name }]) => ({
      language: tag,
      name,
      href: `${path}?sprog=${tag}${again === undefined ? '' : `&${again}`}`,
    })),
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
    children: (
      <>
        <p class="font-lead" role="status">
          {how}
        </p>
        {news !== 'sent' && (
          <section>
            {heading !== newLink.title && <h2>{newLink.title}</h2>}
            <form method="post" action={`${NEW_LINK_PATH}?sprog=${language}`} noValidate>
              <div class={isFault ? 'form-group form-error' : 'form-group'}>
                <label class="form-label" for={REACHED_BY_FIELD}>
                  {newLink.field}
                </label>
                {isFault && (
                  <p class="form-error-message" id={`${REACHED_BY_FIELD}-fault`}>
                    {newLink.fault}
                  </p>
                )}
                <input
                  class="form-input"
                  id={REACHED_BY_FIELD}
                  name={REACHED_BY_FIELD}
                  type="text"
                  dir="ltr"
                  value={written}
                  aria-invalid={isFault ? 'true' : undefined}
                  aria-describedby={isFault ? `${REACHED_BY_FIELD}-fault` : undefined}
                />
              </div>
              <button type="submit" class="button button-primary">
                {newLink.send}
              </button>
            </form>
          </section>
        )}
        <section>
          <h2>{words.call}</h2>
          <ul>
            <li>{words.caseworker}</li>
            <li>
              {words.secretariat}
              {phone !== undefined && (
                <>
                  {': '}
                  <a href={`tel:${phone.replaceAll(' ', '')}`} dir="ltr">
                    {phone}
                  </a>
                </>
              )}
              {', '}
              <a href={`mailto:${mail}`} dir="ltr">
                {mail}
              </a>
            </li>
          </ul>
        </section>
      </>
    ),
  });
}
