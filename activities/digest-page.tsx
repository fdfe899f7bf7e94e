import { render } from 'preact-render-to-string';
import type { Language } from '../domain/words.ts';
import type { NoticeParagraphs } from './notices/notice-text.ts';

/** One section of a digest: a notice in words, ready for text and for HTML. */
export interface DigestSection extends NoticeParagraphs {
  readonly due: string;
  readonly overdue: boolean;
  /** Why this addressee gets it, where that is not plain. */
  readonly because?: string;
  /** Where it is answered. */
  readonly link?: string;
}

/** A digest's parts, in one language. */
export interface DigestParts {
  readonly language: Language;
  readonly subject: string;
  readonly greeting: string;
  /** What the mail is, where that is not plain. */
  readonly opening?: string;
  readonly sections: readonly DigestSection[];
  readonly labels: {
    readonly due: string;
    readonly overdue: string;
    readonly why: string;
    readonly how: string;
    readonly answer: string;
    readonly all: string;
    readonly sendAgain: string;
  };
  readonly closing: readonly string[];
  /** Where everything the addressee is asked stands on one page. */
  readonly allQuestions?: string;
  /** Where the addressee gets its links again. */
  readonly sendAgain?: string;
}

/** A link that looks like what it is for; a border, since some mail programs leave out backgrounds. */
const BUTTON =
  'display: inline-block; padding: 10px 20px; border: 2px solid #0059b3; background: #0059b3; color: #ffffff; font-weight: bold; text-decoration: none';

/** A digest as an HTML mail: plain, without pictures or anything loaded from elsewhere; its links lead to our own pages. */
export function digestPage(parts: DigestParts): string {
  const { language, subject, greeting, opening, sections, labels, closing, allQuestions, sendAgain } = parts;
  const page = render(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{subject}</title>
      </head>
      <body style="font-family: Arial, sans-serif; font-size: 16px; line-height: 1.5; max-width: 40em">
        <p>{greeting}</p>
        {opening !== undefined && <p>{opening}</p>}
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
            {section.link !== undefined && (
              <p>
                <a href={section.link} style={BUTTON}>
                  {labels.answer}
                </a>
              </p>
            )}
          </section>
        ))}
        <hr />
        {allQuestions !== undefined && (
          <p>
            <a href={allQuestions}>{labels.all}</a>
          </p>
        )}
        {sendAgain !== undefined && (
          <p>
            <a href={sendAgain}>{labels.sendAgain}</a>
          </p>
        )}
        {closing.map((line) => (
          <p style="margin: 0">{line}</p>
        ))}
      </body>
    </html>,
  );
  return `<!doctype html>${page}`;
}
