import type { Language } from '../../domain/vocabulary/sentence.ts';
import { nameInText } from '../../domain/words/names.ts';
import { Name } from '../frame/name.tsx';
import { page } from '../frame/page.tsx';
import { Said } from '../frame/said.tsx';
import type { Secretariat } from '../frame/secretariat.ts';
import { DISCLOSURE_WORDS } from './disclosure-words.ts';

/** One time that somebody was told something, in words. */
export interface DisclosureLine {
  readonly when: string;
  readonly organisation: string;
  /** The contact's name; left out if they are no longer a contact. */
  readonly name?: string | undefined;
  readonly what: readonly string[];
  readonly ground: string;
  /** The day its mail came back. */
  readonly bounced?: string | undefined;
}

/** What the page is made of. */
export interface DisclosuresParts {
  readonly language: Language;
  readonly secretariat: Secretariat;
  /** The person's whole name, if the vault still has it. */
  readonly person?: string | undefined;
  readonly municipality: string;
  /** The municipality's reference; `undefined` if the vault has it no more. */
  readonly reference: string | undefined;
  /** The day on which the page is made. */
  readonly today: string;
  readonly lines: readonly DisclosureLine[];
  /** Whether the person's data are kept on consent, which can be withdrawn. */
  readonly byConsent: boolean;
}

const DATATILSYNET = 'www.datatilsynet.dk';

/**
 * Who was told what about a person, to be printed and given to that person: what they may know by GDPR
 * article 15, and what they can do about it.
 */
export function disclosuresPage(parts: DisclosuresParts): string {
  const { language, secretariat, person, municipality, reference, today, lines, byConsent } = parts;
  const words = (key: keyof typeof DISCLOSURE_WORDS) => DISCLOSURE_WORDS[key][language];
  const rights = ['copy', 'correct', 'erase', 'restrict', byConsent ? 'withdraw' : 'object'] as const;
  return page({
    language,
    title: words('title'),
    secretariat,
    children: (
      <>
        <p class="font-lead">{words('lead')}</p>
        <dl class="question-facts">
          {person !== undefined && (
            <>
              <dt>{words('name')}</dt>
              <dd>
                <Name>{person}</Name>
              </dd>
            </>
          )}
          <dt>{words('municipality')}</dt>
          <dd>
            <Name>{municipality}</Name>
          </dd>
          {reference !== undefined && (
            <>
              <dt>{words('reference')}</dt>
              <dd>{reference}</dd>
            </>
          )}
          <dt>{words('printed')}</dt>
          <dd>{today}</dd>
        </dl>
        <h2>{words('entries')}</h2>
        {lines.length === 0 ? (
          <p>{words('none')}</p>
        ) : (
          <>
            <p>{words('inEach')}</p>
            <Ledger language={language} lines={lines} />
          </>
        )}
        <p>{words('whoElse')}</p>
        <h2>{words('why')}</h2>
        <p>{words('purpose')}</p>
        <p>{words('source')}</p>
        <p>{words('kept')}</p>
        <p>{words('people')}</p>
        <h2>{words('rights')}</h2>
        <ul>
          {rights.map((right) => (
            <li>{words(right)}</li>
          ))}
        </ul>
        <p>{words('write')}</p>
        <h2>{words('complain')}</h2>
        <p>
          {words('complaint')} <a href={`https://${DATATILSYNET}`}>{DATATILSYNET}</a>.
        </p>
      </>
    ),
  });
}

function Ledger({ language, lines }: { language: Language; lines: readonly DisclosureLine[] }) {
  const words = (key: keyof typeof DISCLOSURE_WORDS) => DISCLOSURE_WORDS[key][language];
  return (
    // On a narrow screen it is scrolled by itself, with the keyboard too, and the page stays as wide as the screen.
    <div class="ledger-frame" role="region" aria-label={words('entries')} tabIndex={0}>
      <table class="table ledger">
        <caption class="sr-only">{words('entries')}</caption>
        <thead>
          <tr>
            {(['when', 'who', 'what', 'ground'] as const).map((column) => (
              <th scope="col">{words(column)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ when, organisation, name, what, ground, bounced }) => (
            <tr>
              <td>{when}</td>
              <td>
                <Said>{nameInText(organisation)}</Said>,{' '}
                {name === undefined ? words('former') : <Name>{name}</Name>}
              </td>
              <td>
                {what.map((one) => (
                  <p>{one}</p>
                ))}
                {bounced !== undefined && <p>{`${words('bounced')} ${bounced}.`}</p>}
              </td>
              <td>{ground}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
