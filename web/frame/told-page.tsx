import type { Language } from '../../domain/vocabulary/sentence.ts';
import { Alert } from './alert.tsx';
import type { AlertKind } from './alert.tsx';
import { inLanguage } from './in-language.ts';
import { page } from './page.tsx';
import { Said } from './said.tsx';
import type { Secretariat } from './secretariat.ts';

/** A page that says how things stand, and what one can still do. */
export interface ToldParts {
  readonly language: Language;
  readonly path: string;
  readonly secretariat: Secretariat;
  readonly title: string;
  readonly kind: AlertKind;
  readonly heading: string;
  readonly lines: readonly string[];
  /** What one may do next, on another page of ours. */
  readonly next?: { readonly path: string; readonly text: string } | undefined;
}

/** A page with nothing to fill in: the question has been answered, is gone, or its link cannot be used. */
export function toldPage(parts: ToldParts): string {
  const { language, path, secretariat, title, kind, heading, lines, next } = parts;
  return page({
    language,
    title,
    path,
    secretariat,
    children: (
      <Alert language={language} kind={kind} heading={heading}>
        {lines.map((line) => (
          <p class="alert-text">
            <Said>{line}</Said>
          </p>
        ))}
        {next !== undefined && (
          <p class="alert-text">
            <a href={inLanguage(next.path, language)}>{next.text}</a>
          </p>
        )}
      </Alert>
    ),
  });
}
