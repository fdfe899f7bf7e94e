import { render } from 'preact-render-to-string';
import type { Language } from '../domain/words.ts';
import type { NoticeParagraphs } from './notices/notice-text.ts';

/** One section of a digest: a notice in words, ready for text and for HTML. */
export interface DigestSection extends NoticeParagraphs {
  readonly due: string;
  readonly overdue: boolean;
  /** Why this addressee gets it, where that is not plain. */
  readonly because?: string;
}

/** A digest's parts, in one language. */
export interface DigestParts {
  readonly language: Language;
  readonly subject: string;
  readonly greeting: string;
  readonly sections: readonly DigestSection[];
  readonly labels: {
    readonly due: string;
    readonly overdue: string;
    readonly why: string;
    readonly how: string;
  };
  readonly closing: readonly string[];
}

/** A digest as an HTML mail: plain, without pictures, links or anything loaded from elsewhere. */
export function digestPage({ language, subject, greeting, sections, labels, closing }: DigestParts): string {
  const page = render(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{subject}</title>
      </head>
      <body style="font-family: Arial, sans-serif; font-size: 16px; line-height: 1.5; max-width: 40em">
        <p>{greeting}</p>
        {sections.map((section) => (
          <section>
            <h2 style="font-size: 18px; margin: 1.5em 0 0">{section.title}</h2>
            <p style="margin: 0">
              {labels.due}: <strong>{section.due}</strong>
              {section.overdue && <strong style="color: #a30000">. {labels.overdue}.</strong>}
            </p>
            {section.because !== undefined && (
              <p>
                <em>{section.because}</em>
              </p>
            )}
            <p>{section.what}</p>
            <p>
              <strong>{labels.why}:</strong> {section.why}
            </p>
            <p>
              <strong>{labels.how}:</strong> {section.how}
            </p>
          </section>
        ))}
        <hr />
        {closing.map((line) => (
          <p style="margin: 0">{line}</p>
        ))}
      </body>
    </html>,
  );
  return `<!doctype html>${page}`;
}
