import { render } from 'preact-render-to-string';
import { withoutMarks } from '../../domain/words/names.ts';
import type { DigestList, DigestParts, DigestSection } from './digest-parts.ts';
import { DIGEST_WORDS } from './digest-words.ts';
import type { DigestWords } from './digest-words.ts';
import { Said } from './said.tsx';

const GROUP_HEADING = 'font-size: 20px; margin: 2em 0 0; border-bottom: 2px solid #1a1a1a';

/** A link that looks like a button; with a border, since some mail programs leave out backgrounds. */
const BUTTON =
  'display: inline-block; padding: 10px 20px; border: 2px solid #0059b3; background: #0059b3; color: #ffffff; font-weight: bold; text-decoration: none';

/**
 * A digest as an HTML mail: plain, without pictures or anything loaded from elsewhere; its links lead to our
 * own pages. Somebody who hears it read aloud gets the same: headings in order, and links that can be told
 * apart by their words alone.
 */
export function digestPage(parts: DigestParts): string {
  const {
    language,
    subject,
    greeting,
    heading,
    lead,
    groups,
    lists,
    button,
    closing,
    allQuestions,
    sendAgain,
    wishes,
  } = parts;
  const words = DIGEST_WORDS[language];
  const page = render(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{withoutMarks(subject)}</title>
      </head>
      <body style="font-family: Arial, sans-serif; font-size: 16px; line-height: 1.5; max-width: 40em; overflow-wrap: anywhere">
        <p>
          <Said>{greeting}</Said>
        </p>
        <h1 style="font-size: 22px; line-height: 1.25; margin: 0">
          <Said>{heading}</Said>
        </h1>
        <p>
          <Said>{lead}</Said>
        </p>
        {groups.map((group) =>
          group.heading === undefined ? (
            group.sections.map((section) => <Section of={section} words={words} level="h2" />)
          ) : (
            <section>
              <h2 style={GROUP_HEADING}>{group.heading}</h2>
              {group.sections.map((section) => (
                <Section of={section} words={words} level="h3" />
              ))}
            </section>
          ),
        )}
        {lists.map((list) => (
          <List of={list} />
        ))}
        {button !== undefined && (
          <>
            <p>
              <a href={button.url} style={BUTTON}>
                {button.name}
              </a>
            </p>
            {button.about.map((line) => (
              <p>{line}</p>
            ))}
          </>
        )}
        <hr style="margin: 2em 0 1em" />
        {allQuestions !== undefined && (
          <p>
            <a href={allQuestions}>{words.all}</a>
          </p>
        )}
        {sendAgain !== undefined && (
          <p>
            <a href={sendAgain}>{words.sendAgain}</a>
          </p>
        )}
        {wishes !== undefined && (
          <p>
            <a href={wishes}>{words.wishes}</a>
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

function List({ of: { heading, lead, lines } }: { readonly of: DigestList }) {
  return (
    <section>
      <h2 style={GROUP_HEADING}>
        <Said>{heading}</Said>
      </h2>
      <p>
        <Said>{lead}</Said>
      </p>
      <ul>
        {lines.map((line) => (
          <li>
            <Said>{line}</Said>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Section(given: {
  readonly of: DigestSection;
  readonly words: DigestWords;
  readonly level: 'h2' | 'h3';
}) {
  const { of: section, words, level: Heading } = given;
  return (
    <section>
      <Heading style="font-size: 18px; margin: 1.5em 0 0">
        {section.number}. <Said>{section.title}</Said>
      </Heading>
      <p style="margin: 0">
        {words.due}: <strong>{section.due}</strong>
        {section.overdue !== undefined && <strong style="color: #a30000">. {section.overdue}</strong>}
      </p>
      {section.tried !== undefined && (
        <p style="margin: 0">
          <Said>{section.tried}</Said>
        </p>
      )}
      {section.because !== undefined && (
        <p>
          <em>
            <Said>{section.because}</Said>
          </em>
        </p>
      )}
      <p>
        <Said>{section.what}</Said>
      </p>
      <p>
        <strong>{words.why}:</strong> <Said>{section.why}</Said>
      </p>
      <p>
        <strong>{words.how}:</strong> <Said>{section.how}</Said>
      </p>
      {section.link !== undefined && (
        <p>
          <a href={section.link.url} style={BUTTON}>
            <Said>{section.link.name}</Said>
          </a>
        </p>
      )}
    </section>
  );
}
