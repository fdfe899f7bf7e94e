import type { ComponentChildren } from 'preact';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { Alert } from '../frame/alert.tsx';
import { inLanguage } from '../frame/in-language.ts';
import { PAGE_WORDS } from '../frame/words.ts';

/** What is wrong in a form that was sent: the field's name, and a sentence in the reader's language. */
export interface FormFault {
  readonly field: string;
  readonly message: string;
}

/**
 * A form that is sent to a path and answered in its own language. It is checked where it arrives, never in
 * the browser: the browser would say what is wrong in its own language, and one thing at a time.
 */
export function Form({
  language,
  path,
  takesFiles = false,
  children,
}: {
  language: Language;
  path: string;
  takesFiles?: boolean;
  children: ComponentChildren;
}) {
  return (
    <form
      method="post"
      action={inLanguage(path, language)}
      enctype={takesFiles ? 'multipart/form-data' : undefined}
      noValidate
    >
      {children}
    </form>
  );
}

/**
 * Everything that is wrong in a form, above it, each with a link to its field; nothing if nothing is wrong.
 */
export function FaultSummary({ language, faults }: { language: Language; faults: readonly FormFault[] }) {
  if (faults.length === 0) return null;
  return (
    <Alert language={language} kind="error" heading={PAGE_WORDS.correct[language]}>
      <ul class="alert-text">
        {faults.map(({ field, message }) => (
          <li>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** The button that sends the form it stands in; with a name and value if a form has several. */
export function SubmitButton({
  children,
  secondary = false,
  name,
  value,
}: {
  children: ComponentChildren;
  secondary?: boolean;
  name?: string;
  value?: string;
}) {
  return (
    <button
      type="submit"
      class={`button ${secondary ? 'button-secondary' : 'button-primary'}`}
      name={name}
      value={value}
    >
      {children}
    </button>
  );
}
