import type { Language } from '../../domain/vocabulary/sentence.ts';
import { HiddenField } from '../form/fields.tsx';
import { Form, SubmitButton } from '../form/form.tsx';
import { inLanguage } from '../frame/in-language.ts';
import { page } from '../frame/page.tsx';
import type { Secretariat } from '../frame/secretariat.ts';
import { WISH_FIELD } from './wishes-page.tsx';
import { WISHES_WORDS } from './wishes-words.ts';

/** The field by which somebody says that they are sure. */
export const SURE_FIELD = 'links.sure';

/** The page that asks an organisation's contact whether all their links are to be closed, before they are. */
export function endLinksPage({
  language,
  path,
  secretariat,
}: {
  readonly language: Language;
  readonly path: string;
  readonly secretariat: Secretariat;
}): string {
  const words = (key: keyof typeof WISHES_WORDS) => WISHES_WORDS[key][language];
  return page({
    language,
    title: words('endLinksSure'),
    path,
    secretariat,
    children: (
      <>
        <p class="font-lead">{words('endLinksWhat')}</p>
        <Form language={language} path={path}>
          <HiddenField name={WISH_FIELD} value="links" />
          <HiddenField name={SURE_FIELD} value="yes" />
          <SubmitButton>{words('endLinksNow')}</SubmitButton>
        </Form>
        <p>
          <a href={inLanguage(path, language)}>{words('endLinksNot')}</a>
        </p>
      </>
    ),
  });
}
