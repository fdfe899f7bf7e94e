import type { Secretariat } from '../frame/secretariat.ts';
import { NEW_LINK_PATH } from '../paths.ts';
import type { OwnPageLanguages } from './languages.ts';
import { ownFrame, ownWords } from './own-frame.tsx';
import type { PostNews } from './own-page-words.ts';

/** The form's field for the address or number by which the person is known. */
export const REACHED_BY_FIELD = 'kontakt';

/** What the page says above all: a link that does not work, the form alone, or that it was sent. */
export type NewLinkNews = 'dead' | 'ended' | 'ask' | 'sent';

/** What the page is made of. It is the same for everybody: nothing on it tells whose link it was. */
export interface NewLinkPage {
  readonly language: string;
  /** Where the page can be read again in another language. */
  readonly path: string;
  readonly news: NewLinkNews;
  /** What has just been done on the own page, if that closed the link. */
  readonly done?: PostNews | undefined;
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
  const { language, path, news, done, secretariat, written, isFault = false } = parts;
  const words = ownWords(languages, language);
  const { newLink } = words;
  const [heading, how] = newLink[news];
  const { phone, mail } = secretariat;
  return ownFrame(languages, {
    language,
    title: heading,
    secretariat,
    hrefIn: (tag) => `${path}?sprog=${tag}${news === 'sent' ? '&modtaget=1' : ''}`,
    children: (
      <>
        {done !== undefined && (
          <p class="own-news" role="status">
            {words.news[done]}
          </p>
        )}
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
