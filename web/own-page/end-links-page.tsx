import { Foot } from '../frame/foot.tsx';
import type { Secretariat } from '../frame/secretariat.ts';
import { shell } from '../frame/shell.tsx';
import type { OwnPageLanguages } from './languages.ts';
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
  const words = languages.get(language);
  if (words === undefined) throw new RangeError(`There is no own page in the language ${language}`);
  return shell({
    language,
    direction: words.direction,
    title: words.endLinks.sure,
    skip: words.skip,
    languages: [],
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
