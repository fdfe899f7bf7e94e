import type { Secretariat } from '../frame/secretariat.ts';
import type { OwnPageLanguages } from './languages.ts';
import { ownFrame, ownWords } from './own-frame.tsx';
import { END_LINKS_FIELD } from './own-page.tsx';

/**
 * The page that asks a person whether all their links are to be closed, before they are. It comes in every language of the
 * own page.
 */
export function endOwnLinksPage(
  parts: { readonly language: string; readonly path: string; readonly secretariat: Secretariat },
  languages: OwnPageLanguages,
): string {
  const { language, path, secretariat } = parts;
  const words = ownWords(languages, language);
  return ownFrame(languages, {
    language,
    title: words.endLinks.sure,
    secretariat,
    children: (
      <>
        <p class="font-lead">{words.endLinks.how}</p>
        <form method="post" action={`${path}?sprog=${language}`} noValidate>
          <button type="submit" class="button button-primary" name={END_LINKS_FIELD} value="yes">
            {words.endLinks.yes}
          </button>
        </form>
        <p>
          <a href={`${path}?sprog=${language}`}>{words.endLinks.no}</a>
        </p>
      </>
    ),
  });
}
