import type { AskedOfThePerson } from '../../domain/questions/asked-of-the-person.ts';
import type { PostChannel, Stage } from '../../domain/vocabulary/codes.ts';
import { shell } from '../frame/shell.tsx';
import type { OwnPageLanguages } from './languages.ts';
import type { OwnDate, PostNews } from './own-page-words.ts';

/** The form's field for how the person gets post. */
export const CHANNEL_FIELD = 'post';
/** What can be chosen in it. */
export const OWN_CHANNELS = ['mail', 'text', 'none'] as const satisfies readonly (PostChannel | 'none')[];

/** Something that the person is asked, by when, and where it is answered. */
export interface OwnTask {
  readonly kind: AskedOfThePerson;
  readonly due: string;
  readonly isLate: boolean;
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
  readonly firstName: string;
  readonly stage: Stage;
  readonly isPaused: boolean;
  readonly tasks: readonly OwnTask[];
  /** In their order. */
  readonly dates: readonly { readonly what: OwnDate; readonly on: string }[];
  readonly helpers: readonly OwnHelper[];
  readonly channel: PostChannel | 'none';
  readonly news?: PostNews | undefined;
}

/**
 * A person's own page: where they are, what comes next, what they must do, and whom to call. It comes in
 * every language that has a file; a language written from the right runs from there.
 */
export function ownPage(own: OwnPage, languages: OwnPageLanguages): string {
  const { language, path, stage, tasks, dates, helpers, channel, news } = own;
  const words = languages.get(language);
  if (words === undefined) throw new RangeError(`There is no own page in the language ${language}`);
  const inWords = (date: string) => dateIn(language, date);
  return shell({
    language,
    direction: words.direction,
    title: words.title,
    skip: words.skip,
    languages: [...languages].map(([tag, { name }]) => ({
      language: tag,
      name,
      href: `${path}?sprog=${tag}`,
    })),
    languagesLabel: words.languages,
    footer: <p>{words.callHow}</p>,
    children: (
      <>
        <p class="font-lead">
          <bdi>{words.greeting(own.firstName)}</bdi>
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
                    <bdi>{name}</bdi>
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
          <h2>{words.rights}</h2>
          <p>{words.rightsHow}</p>
          <p>{words.wrongHow}</p>
        </section>
      </>
    ),
  });
}

/** A date as the language writes it, with the day of the week, in the calendar that Danish papers use. */
function dateIn(language: string, date: string): string {
  return new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${date}T12:00:00Z`),
  );
}
