import type { Language } from '../../domain/vocabulary/sentence.ts';

/**
 * The address of a page in a language, from its path. A path that begins with several slashes would be read as the
 * name of another site: it keeps one.
 */
export function inLanguage(path: string, language: Language): string {
  return `${path.replace(/^[/\\]*/, '/')}?sprog=${language}`;
}
