import type { AskedOfThePerson } from '../../domain/questions/asked-of-the-person.ts';
import { DATA_ROLES } from '../../domain/vocabulary/codes.ts';
import type { DataRole, LegalBasis, PostChannel, Stage } from '../../domain/vocabulary/codes.ts';
import { nameInAnyText } from '../../domain/words/names.ts';
import { Name } from '../frame/name.tsx';
import { Said } from '../frame/said.tsx';
import type { Secretariat } from '../frame/secretariat.ts';
import type { OwnPageLanguages } from './languages.ts';
import { ownFrame, ownWords } from './own-frame.tsx';
import type { OwnDate, OwnPageWords, PostNews } from './own-page-words.ts';

/** The field by which a person closes every link they have: first `ask`, and when they are sure, `yes`. */
export const END_LINKS_FIELD = 'luk';
/** The form's field for how the person gets post. */
export const CHANNEL_FIELD = 'post';
/** What can be chosen in it. */
export const OWN_CHANNELS = ['mail', 'text', 'none'] as const satisfies readonly (PostChannel | 'none')[];

/** Something that the person is asked, by when, and where it is answered. */
export interface OwnTask {
  readonly kind: AskedOfThePerson;
  readonly due: string;
  readonly isLate: boolean;
  /** The month it is for, as `2026-05`, if it is asked once a month. */
  readonly month?: string;
  readonly path: string;
}

/** Somebody whom the person can ask. */
export interface OwnHelper {
  readonly who: 'caseworker' | 'secretariat';
  /** Their name; left out for the secretariat as a whole. */
  readonly name?: string | undefined;
  readonly phone?: string | null | undefined;
  readonly email: string;
}

/** What a person's own page tells. Days are calendar dates as `2026-11-24`. */
export interface OwnPage {
  readonly language: string;
  readonly path: string;
  readonly secretariat: Secretariat;
  readonly firstName: string;
  readonly stage: Stage;
  readonly isPaused: boolean;
  readonly tasks: readonly OwnTask[];
  /** In their order. */
  readonly dates: readonly { readonly what: OwnDate; readonly on: string }[];
  readonly helpers: readonly OwnHelper[];
  readonly channel: PostChannel | 'none';
  readonly news?: PostNews | undefined;
  readonly data: OwnData;
}

/** Who decides over what is known of the person, on which ground, and what they have agreed on. */
export interface OwnData {
  readonly ground?: LegalBasis | undefined;
  /** The names of the organisations in the journey whose role is settled. */
  readonly deciders: Readonly<Record<DataRole, readonly string[]>>;
  /** The essence of what those who decide together have agreed on, in the page's language, and where it stands whole. */
  readonly arrangement?:
    { readonly essence?: string | undefined; readonly url?: string | undefined } | undefined;
}

/**
 * A person's own page: where they are, what comes next, what they must do, and whom to call. It comes in
 * every language that has a file; a language written from the right runs from there.
 */
export function ownPage(own: OwnPage, languages: OwnPageLanguages): string {
  const { language, path, stage, tasks, dates, helpers, channel, news } = own;
  const words = ownWords(languages, language);
  const inWords = (date: string) => dateIn(language, date);
  return ownFrame(languages, {
    language,
    title: words.title,
    secretariat: own.secretariat,
    hrefIn: (tag) => `${path}?sprog=${tag}`,
    children: (
      <>
        <p class="font-lead">
          <Said>{words.greeting(nameInAnyText(own.firstName))}</Said>
        </p>
        {news !== undefined && (
          <p class="own-news" role="status">
            {words.news[news]}
          </p>
        )}
        <section>
          <h2>{words.here}</h2>
          <p>{words.stages[stage].here}</p>
          {own.isPaused && <p>{words.paused}</p>}
        </section>
        <section>
          <h2>{words.tasks}</h2>
          {tasks.length === 0 ? (
            <p>{words.noTasks}</p>
          ) : (
            <ol>
              {tasks.map((task) => (
                <li>
                  <a href={`${task.path}?sprog=${language === 'da' ? 'da' : 'en'}`}>
                    {words.task[task.kind]}
                    {task.month !== undefined && `: ${monthIn(language, task.month)}`}
                  </a>
                  <p>
                    {words.by(inWords(task.due))}
                    {task.isLate && <strong>{` – ${words.late}`}</strong>}
                  </p>
                </li>
              ))}
            </ol>
          )}
        </section>
        <section>
          <h2>{words.next}</h2>
          <p>{words.stages[stage].next}</p>
        </section>
        {dates.length > 0 && (
          <section>
            <h2>{words.dates}</h2>
            <ul>
              {dates.map(({ what, on }) => (
                <li>
                  {words.date[what]}: <strong>{inWords(on)}</strong>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h2>{words.call}</h2>
          <ul>
            {helpers.map(({ who, name, phone, email }) => (
              <li>
                {words[who]}
                {name !== undefined && (
                  <>
                    {': '}
                    <Name>{name}</Name>
                  </>
                )}
                {phone !== undefined && phone !== null && (
                  <>
                    {', '}
                    <a href={`tel:${phone.replaceAll(' ', '')}`} dir="ltr">
                      {phone}
                    </a>
                  </>
                )}
                {', '}
                <a href={`mailto:${email}`} dir="ltr">
                  {email}
                </a>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{words.post}</h2>
          <form method="post" action={`${path}?sprog=${language}`} noValidate>
            <fieldset>
              <legend class="form-label">{words.postHow}</legend>
              {OWN_CHANNELS.map((choice) => (
                <div class="form-group-radio">
                  <input
                    class="form-radio"
                    type="radio"
                    id={`${CHANNEL_FIELD}-${choice}`}
                    name={CHANNEL_FIELD}
                    value={choice}
                    checked={choice === channel}
                  />
                  <label class="form-label" for={`${CHANNEL_FIELD}-${choice}`}>
                    {words.channel[choice]}
                  </label>
                </div>
              ))}
            </fieldset>
            <button type="submit" class="button button-primary">
              {words.save}
            </button>
          </form>
        </section>
        <section>
          <h2>{words.endLinks.heading}</h2>
          <p>{words.endLinks.how}</p>
          <form method="post" action={`${path}?sprog=${language}`} noValidate>
            <button type="submit" class="button button-secondary" name={END_LINKS_FIELD} value="ask">
              {words.endLinks.ask}
            </button>
          </form>
        </section>
        <section>
          <h2>{words.rights}</h2>
          <p>{words.rightsHow}</p>
          <p>{words.wrongHow}</p>
          <DataParagraphs data={own.data} language={language} words={words.data} />
        </section>
      </>
    ),
  });
}

/** Where somebody complains who is not satisfied with how their data are used. */
const DATATILSYNET = 'www.datatilsynet.dk';

function DataParagraphs({
  data,
  language,
  words,
}: {
  data: OwnData;
  language: string;
  words: OwnPageWords['data'];
}) {
  const { ground, deciders, arrangement } = data;
  const settled = DATA_ROLES.filter((role) => deciders[role].length > 0);
  const listed = new Intl.ListFormat(localeOf(language));
  return (
    <>
      <p>{words.why}</p>
      {ground !== undefined && <p>{words.ground[ground]}</p>}
      {settled.length === 0 && <p>{words.unsettled}</p>}
      {settled.map((role) => (
        <p>
          <Said>{words.decides[role](listed.format(deciders[role].map(nameInAnyText)))}</Said>
          {role === 'joint' && ` ${words.anyOfThem}`}
        </p>
      ))}
      {arrangement?.essence !== undefined && <p>{arrangement.essence}</p>}
      {arrangement?.url !== undefined && (
        <p>
          <a href={arrangement.url}>{words.arrangement}</a>
        </p>
      )}
      <p>{words.kept}</p>
      <p>
        {words.complain}{' '}
        <a href={`https://${DATATILSYNET}`} dir="ltr">
          {DATATILSYNET}
        </a>
      </p>
    </>
  );
}

/** A date as the language writes it, with the day of the week, in the calendar that Danish papers use. */
function dateIn(language: string, date: string): string {
  return new Intl.DateTimeFormat(`${localeOf(language)}-u-ca-gregory`, {
    dateStyle: 'full',
    timeZone: 'UTC',
  }).format(new Date(`${date}T12:00:00Z`));
}

/** A month as the language writes it. */
function monthIn(language: string, month: string): string {
  return new Intl.DateTimeFormat(`${localeOf(language)}-u-ca-gregory`, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T12:00:00Z`));
}

/** How the language is written here: English with the day before the month, as in every mail. */
function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}
