import type { Language } from '../../domain/vocabulary/sentence.ts';
import { TextField } from '../form/fields.tsx';
import { FaultSummary, Form, SubmitButton } from '../form/form.tsx';
import { page } from '../frame/page.tsx';
import type { Secretariat } from '../frame/secretariat.ts';
import { toldPage } from '../frame/told-page.tsx';
import { SEND_AGAIN_WORDS } from './send-again-words.ts';

/** The language and path of the page, and the secretariat's address. */
interface SendAgainFrame {
  readonly language: Language;
  readonly path: string;
  readonly secretariat: Secretariat;
}

/** The field of the address. */
export const EMAIL_FIELD = 'email';

/** The page on which somebody who has lost a link asks for it again: one field, for their mail address. */
export function sendAgainPage({
  written,
  fault,
  ...frame
}: SendAgainFrame & {
  /** What was written before, if that was no address. */
  readonly written?: string | readonly string[] | undefined;
  readonly fault?: string;
}): string {
  const { language, path } = frame;
  const words = (key: keyof typeof SEND_AGAIN_WORDS) => SEND_AGAIN_WORDS[key][language];
  return page({
    ...frame,
    title: words('title'),
    children: (
      <>
        <FaultSummary
          language={language}
          faults={fault === undefined ? [] : [{ field: EMAIL_FIELD, message: fault }]}
        />
        <p class="font-lead">{words('what')}</p>
        <Form language={language} path={path}>
          <TextField
            language={language}
            type="email"
            autocomplete="email"
            name={EMAIL_FIELD}
            label={words('address')}
            value={typeof written === 'string' ? written : undefined}
            fault={fault}
          />
          <SubmitButton>{words('send')}</SubmitButton>
        </Form>
      </>
    ),
  });
}

/** The page for somebody who has asked. It says the same to everybody. */
export function sentAgainPage(frame: SendAgainFrame): string {
  const words = (key: keyof typeof SEND_AGAIN_WORDS) => SEND_AGAIN_WORDS[key][frame.language];
  return toldPage({
    ...frame,
    title: words('title'),
    kind: 'info',
    heading: words('asked'),
    lines: [words('askedWhat'), words('askedHow')],
  });
}
