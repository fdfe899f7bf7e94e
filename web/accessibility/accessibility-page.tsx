import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { dateInWords } from '../../domain/words/index.ts';
import { Name } from '../frame/name.tsx';
import { page } from '../frame/page.tsx';
import type { Secretariat } from '../frame/secretariat.ts';
import { PAGE_WORDS } from '../frame/words.ts';
import { ACCESSIBILITY_WORDS } from './accessibility-words.ts';

/** What the statement is filled in with. */
export interface AccessibilityParts {
  readonly language: Language;
  readonly path: string;
  readonly secretariat: Secretariat;
  /** Where the website is, such as `fodfaeste.example.dk`. */
  readonly site: string;
  readonly preparedOn: CalendarDate;
  readonly reviewedOn: CalendarDate;
  /** The day by which it is gone through again: within a year. */
  readonly nextReviewBy: CalendarDate;
}

/** Where the authority takes complaints: a telephone number, and the page that says how. */
const AUTHORITY = {
  phone: '20 16 36 12',
  page: 'https://digst.dk/digital-inklusion/webtilgaengelighed/oplever-du-ikke-tilgaengeligt-indhold/',
  pageInWords: 'digst.dk: Oplever du ikke-tilgængeligt indhold?',
} as const;

/** The accessibility statement, in the sections of the model that the EU has laid down (decision 2018/1523). */
export function accessibilityPage(parts: AccessibilityParts): string {
  const { language, path, secretariat, site } = parts;
  const words = (key: keyof typeof ACCESSIBILITY_WORDS) => ACCESSIBILITY_WORDS[key][language];
  const day = (date: CalendarDate) => dateInWords(date)[language];
  return page({
    language,
    title: words('title'),
    path,
    secretariat,
    children: (
      <>
        <p class="font-lead">
          <Name>{secretariat.organisation ?? PAGE_WORDS.nobodyNamed[language]}</Name> {words('aim')}
        </p>
        <p>
          {words('covers')} <strong>{site}</strong>.
        </p>
        <h2>{words('status')}</h2>
        <p>{words('partly')}</p>
        <p>{words('law')}</p>
        <h2>{words('missing')}</h2>
        <h3>{words('failing')}</h3>
        <ul>
          <li>{words('apiParts')}</li>
          <li>{words('apiShapes')}</li>
        </ul>
        <h3>{words('burden')}</h3>
        <p>{words('noBurden')}</p>
        <h3>{words('outside')}</h3>
        <p>{words('files')}</p>
        <h2>{words('made')}</h2>
        <p>{`${words('preparedOn')} ${day(parts.preparedOn)}. ${words('how')}`}</p>
        <p>{words('notTried')}</p>
        <p>
          {`${words('reviewedOn')} ${day(parts.reviewedOn)} ${words('nextReview')} ${day(parts.nextReviewBy)}.`}
        </p>
        <h2>{words('contact')}</h2>
        <p>{words('tellUs')}</p>
        <ul>
          <li>
            {words('mail')} <a href={`mailto:${secretariat.mail}`}>{secretariat.mail}</a>
          </li>
          <li>
            {secretariat.phone === undefined ? (
              words('noPhone')
            ) : (
              <>
                {words('phone')} <Phone number={secretariat.phone} />
              </>
            )}
          </li>
        </ul>
        <h2>{words('enforcement')}</h2>
        <p>
          {words('authority')} <Phone number={AUTHORITY.phone} />.
        </p>
        <p>
          {words('authorityHow')}{' '}
          <a href={AUTHORITY.page} lang="da" hreflang="da">
            {AUTHORITY.pageInWords}
          </a>
        </p>
        <h2>{words('cookies')}</h2>
        <p>{words('noCookies')}</p>
      </>
    ),
  });
}

function Phone({ number }: { number: string }) {
  return (
    <a href={`tel:${number.replaceAll(' ', '')}`} dir="ltr">
      {number}
    </a>
  );
}
