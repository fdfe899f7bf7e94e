import type { Language } from '../../domain/vocabulary/sentence.ts';
import { page } from './page.tsx';
import type { Secretariat } from './secretariat.ts';
import { PAGE_WORDS } from './words.ts';

/** What there is to tell when something did not succeed. */
export interface ErrorParts {
  readonly language: Language;
  /** The page's own path, if it can be read again. */
  readonly path?: string | undefined;
  readonly secretariat: Secretariat;
  readonly title: string;
  /** What happened, and what one can do. */
  readonly what: string;
  /** What one may do instead, if a rule says no. */
  readonly instead?: string | undefined;
  /** What is wrong in single fields. */
  readonly faults: readonly string[];
  /** The number by which the answer is found again in the log. */
  readonly reference: string;
  /** Whether something was being sent, which may still stand on the page before. */
  readonly wasSending: boolean;
}

/**
 * The page for somebody who cannot get what they asked for: what happened, what one can do, and a reference
 * to quote.
 */
export function errorPage(parts: ErrorParts): string {
  const { language, path, secretariat, title, what, instead, faults, reference, wasSending } = parts;
  return page({
    language,
    title,
    path,
    secretariat,
    children: (
      <>
        <p class="font-lead">{what}</p>
        {faults.length > 0 && (
          <ul>
            {faults.map((fault) => (
              <li>{fault}</li>
            ))}
          </ul>
        )}
        {instead !== undefined && <p>{instead}</p>}
        {wasSending && <p>{PAGE_WORDS.backAndAgain[language]}</p>}
        <p>
          {PAGE_WORDS.ifStuck[language]} <code>{reference}</code>
        </p>
      </>
    ),
  });
}
