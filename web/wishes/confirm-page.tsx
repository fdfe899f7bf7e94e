import type { PostChannel } from '../../domain/vocabulary/codes.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { nameInText } from '../../domain/words/names.ts';
import { HiddenField } from '../form/fields.tsx';
import { Form, SubmitButton } from '../form/form.tsx';
import type { AlertKind } from '../frame/alert.tsx';
import { page } from '../frame/page.tsx';
import { Said } from '../frame/said.tsx';
import type { Secretariat } from '../frame/secretariat.ts';
import { toldPage } from '../frame/told-page.tsx';
import { addressAsked, CONFIRM_WORDS } from './confirm-words.ts';

/** The field that says what was answered, and what can be. */
export const CONFIRM_FIELD = 'svar';
/** Its values. */
export const CONFIRM_ANSWERS = ['yes', 'no'] as const;

/** Why the page asks nothing: what was answered, or why its link can be used no more. */
export type ConfirmNews = (typeof CONFIRM_ANSWERS)[number] | 'changed' | 'expired' | 'unknown';

/** The language and path of the page, and the secretariat's address. */
interface ConfirmFrame {
  readonly language: Language;
  readonly path: string;
  readonly secretariat: Secretariat;
}

/**
 * The page that asks whether an address is the right one: a button for yes, and one for no. It names the organisation, and
 * nobody; without one it is a person's own address.
 */
export function confirmPage(
  view: ConfirmFrame & { readonly channel: PostChannel; readonly organisation: string | undefined },
): string {
  const { language, path, channel, organisation } = view;
  const words = (key: keyof typeof CONFIRM_WORDS) => CONFIRM_WORDS[key][language];
  const asked = addressAsked(channel, organisation === undefined ? undefined : nameInText(organisation));
  return page({
    ...view,
    title: words('title'),
    children: (
      <>
        <p class="font-lead">
          <Said>{asked[language]}</Said>
        </p>
        <p>{words('why')}</p>
        <Form language={language} path={path}>
          <HiddenField name={CONFIRM_FIELD} value="yes" />
          <SubmitButton>{words('yes')}</SubmitButton>
        </Form>
        <p>{words('noWhat')}</p>
        <Form language={language} path={path}>
          <HiddenField name={CONFIRM_FIELD} value="no" />
          <SubmitButton secondary>{words('no')}</SubmitButton>
        </Form>
      </>
    ),
  });
}

/** The page that says what was answered, or why the link asks nothing. */
export function confirmedPage(frame: ConfirmFrame, news: ConfirmNews): string {
  const words = (key: keyof typeof CONFIRM_WORDS) => CONFIRM_WORDS[key][frame.language];
  const [kind, heading, how] = NEWS[news];
  return toldPage({ ...frame, title: words('title'), kind, heading: words(heading), lines: [words(how)] });
}

type Word = keyof typeof CONFIRM_WORDS;

const NEWS: Readonly<Record<ConfirmNews, readonly [kind: AlertKind, heading: Word, how: Word]>> = {
  yes: ['success', 'confirmed', 'confirmedHow'],
  no: ['success', 'denied', 'deniedHow'],
  changed: ['warning', 'changed', 'changedHow'],
  expired: ['warning', 'expired', 'expiredHow'],
  unknown: ['warning', 'unknown', 'unknownHow'],
};
