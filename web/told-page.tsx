import type { Language } from '../domain/words.ts';
import { Alert } from './alert.tsx';
import type { AlertKind } from './alert.tsx';
import { page } from './page.tsx';

/** A page that tells how it stands, and what one can still do. */
export interface ToldParts {
  readonly language: Language;
  readonly path: string;
  readonly secretariat: string;
  readonly title: string;
  readonly kind: AlertKind;
  readonly heading: string;
  readonly lines: readonly string[];
}

/** A page with nothing to fill in: the question has been answered, is gone, or its link cannot be used. */
export function toldPage({ language, path, secretariat, title, kind, heading, lines }: ToldParts): string {
  return page({
    language,
    title,
    path,
    secretariat,
    children: (
      <Alert language={language} kind={kind} heading={heading}>
        {lines.map((line) => (
          <p class="alert-text">{line}</p>
        ))}
      </Alert>
    ),
  });
}
