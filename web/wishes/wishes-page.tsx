import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { ObligationKind } from '../../domain/vocabulary/obligation-kinds.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { dateInWords, OBLIGATION_WORDS } from '../../domain/words/index.ts';
import { nameInText } from '../../domain/words/names.ts';
import { CheckboxField, RadioField, SelectField, YesNoField } from '../form/choices.tsx';
import { DateField, HiddenField, TextField } from '../form/fields.tsx';
import { FaultSummary, Form, SubmitButton } from '../form/form.tsx';
import type { FormFault } from '../form/form.tsx';
import { Alert } from '../frame/alert.tsx';
import { page } from '../frame/page.tsx';
import { Said } from '../frame/said.tsx';
import type { Secretariat } from '../frame/secretariat.ts';
import { absenceInWords, standInInWords, WISHES_WORDS } from './wishes-words.ts';

/** The field that says which of the page's forms was sent. */
export const WISH_FIELD = 'wish';
/** The page's forms. */
export const WISHES = ['how', 'absence', 'cancel', 'copies', 'links', 'leave'] as const;
/** The name of one of the page's forms. */
export type Wish = (typeof WISHES)[number];
/** The field with the number of the absence that is taken back. */
export const ABSENCE_FIELD = 'absence';

/** What the page shows of a contact's wishes. */
export interface WishesView {
  readonly language: Language;
  readonly path: string;
  readonly secretariat: Secretariat;
  /** The language in which their mails are written. */
  readonly mailLanguage: Language;
  /** Whether they get text messages, and to which number; `undefined` if the service sends none. */
  readonly texts: { readonly wanted: boolean; readonly phone: string | undefined } | undefined;
  readonly absences: readonly {
    readonly id: number;
    readonly firstDay: CalendarDate;
    readonly lastDay: CalendarDate;
    readonly standInName: string | null;
  }[];
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  /** The kinds of copies they may opt out of, and those they have opted out of. */
  readonly mayDoWithout: readonly ObligationKind[];
  readonly without: readonly string[];
  /** Whether they can give up their role here: the secretariat's own cannot. */
  readonly canLeave: boolean;
  readonly today: CalendarDate;
  /** What has just been done. */
  readonly done?: 'saved' | 'cancelled' | undefined;
  /**
   * What was sent and could not be accepted: its fields, by their full names, and what is wrong with them.
   */
  readonly tried?:
    { readonly form: Readonly<Record<string, string>>; readonly faults: readonly FormFault[] } | undefined;
}

/** The page on which an organisation's contact says how they want to be written to: a form for each wish. */
export function wishesPage(view: WishesView): string {
  const { language, path, secretariat, done, tried } = view;
  const words = (key: keyof typeof WISHES_WORDS) => WISHES_WORDS[key][language];
  return page({
    language,
    title: words('title'),
    path,
    secretariat,
    children: (
      <>
        <FaultSummary language={language} faults={tried?.faults ?? []} />
        {done !== undefined && <Alert language={language} kind="success" heading={words(done)} />}
        <p class="font-lead">{words('lead')}</p>
        <HowForm {...view} />
        <AbsenceForms {...view} />
        {view.mayDoWithout.length > 0 && <CopiesForm {...view} />}
        <LinksForm {...view} />
        {view.canLeave && <LeaveForm {...view} />}
      </>
    ),
  });
}

function HowForm(view: WishesView) {
  const { language, path, texts, mailLanguage } = view;
  const words = (key: keyof typeof WISHES_WORDS) => WISHES_WORDS[key][language];
  return (
    <section>
      <h2>{words(texts === undefined ? 'howOnly' : 'how')}</h2>
      <Form language={language} path={path}>
        <HiddenField name={WISH_FIELD} value="how" />
        <RadioField
          {...named(view, 'how.language')}
          label={words('language')}
          value={sent(view, 'how.language') ?? mailLanguage}
          choices={[
            { value: 'da', label: words('danish') },
            { value: 'en', label: words('english') },
          ]}
        />
        {texts !== undefined && (
          <>
            <YesNoField
              {...named(view, 'how.texts')}
              label={words('texts')}
              hint={words('textsHint')}
              value={sent(view, 'how.texts') ?? (texts.wanted ? 'yes' : 'no')}
            />
            <TextField
              {...named(view, 'how.phone')}
              type="tel"
              autocomplete="tel"
              label={words('phone')}
              value={sent(view, 'how.phone') ?? texts.phone}
              optional
            />
          </>
        )}
        <SubmitButton>{words('save')}</SubmitButton>
      </Form>
    </section>
  );
}

function AbsenceForms(view: WishesView) {
  const { language, path, absences, colleagues, today } = view;
  const words = (key: keyof typeof WISHES_WORDS) => WISHES_WORDS[key][language];
  return (
    <section>
      <h2>{words('absence')}</h2>
      {absences.map(({ id, firstDay, lastDay, standInName }) => {
        const days = absenceInWords(dateInWords(firstDay), dateInWords(lastDay))[language];
        return (
          <Form language={language} path={path}>
            <HiddenField name={WISH_FIELD} value="cancel" />
            <HiddenField name={ABSENCE_FIELD} value={String(id)} />
            <p>
              <strong>{days}</strong>
              {standInName !== null && (
                <>
                  {'. '}
                  <Said>{standInInWords(nameInText(standInName))[language]}</Said>
                </>
              )}
            </p>
            <SubmitButton secondary>
              {words('cancel')}
              <span class="sr-only">{` ${days}`}</span>
            </SubmitButton>
          </Form>
        );
      })}
      <p>{words(colleagues.length === 0 ? 'absenceNobody' : 'absenceWhat')}</p>
      <Form language={language} path={path}>
        <HiddenField name={WISH_FIELD} value="absence" />
        <DateField
          {...named(view, 'absence.firstDay')}
          label={words('firstDay')}
          value={sent(view, 'absence.firstDay')}
        />
        <DateField
          {...named(view, 'absence.lastDay')}
          label={words('lastDay')}
          earliest={today}
          value={sent(view, 'absence.lastDay')}
        />
        {colleagues.length > 0 && (
          <SelectField
            {...named(view, 'absence.standIn')}
            label={words('standIn')}
            hint={words('standInHint')}
            value={sent(view, 'absence.standIn')}
            choices={colleagues.map(({ id, name }) => ({ value: id, label: name, isName: true }))}
            optional
          />
        )}
        <SubmitButton>{words('addAbsence')}</SubmitButton>
      </Form>
    </section>
  );
}

function CopiesForm(view: WishesView) {
  const { language, path, mayDoWithout, without } = view;
  const words = (key: keyof typeof WISHES_WORDS) => WISHES_WORDS[key][language];
  return (
    <section>
      <h2>{words('copies')}</h2>
      <p>{words('copiesWhat')}</p>
      <Form language={language} path={path}>
        <HiddenField name={WISH_FIELD} value="copies" />
        <CheckboxField
          {...named(view, 'copies.without')}
          label={words('without')}
          values={without}
          choices={mayDoWithout.map((kind) => ({ value: kind, label: OBLIGATION_WORDS[kind][language] }))}
        />
        <SubmitButton>{words('save')}</SubmitButton>
      </Form>
    </section>
  );
}

function LinksForm({ language, path }: WishesView) {
  const words = (key: keyof typeof WISHES_WORDS) => WISHES_WORDS[key][language];
  return (
    <section>
      <h2>{words('endLinks')}</h2>
      <p>{words('endLinksWhat')}</p>
      <Form language={language} path={path}>
        <HiddenField name={WISH_FIELD} value="links" />
        <SubmitButton secondary>{words('endLinksAsk')}</SubmitButton>
      </Form>
    </section>
  );
}

function LeaveForm(view: WishesView) {
  const { language, path } = view;
  const words = (key: keyof typeof WISHES_WORDS) => WISHES_WORDS[key][language];
  return (
    <section>
      <h2>{words('leave')}</h2>
      <p>{words('leaveWhat')}</p>
      <Form language={language} path={path}>
        <HiddenField name={WISH_FIELD} value="leave" />
        <TextField
          {...named(view, 'leave.successorName')}
          label={words('successorName')}
          value={sent(view, 'leave.successorName')}
          autocomplete="off"
          optional
        />
        <TextField
          {...named(view, 'leave.successorEmail')}
          type="email"
          label={words('successorEmail')}
          value={sent(view, 'leave.successorEmail')}
          autocomplete="off"
          optional
        />
        <CheckboxField
          {...named(view, 'leave.sure')}
          label={words('sure')}
          choices={[{ value: 'yes', label: words('sureYes') }]}
        />
        <SubmitButton secondary>{words('leaveNow')}</SubmitButton>
      </Form>
    </section>
  );
}

/** What every field says about itself: its name, and what is wrong with what was sent in it. */
function named({ language, tried }: WishesView, name: string) {
  return { language, name, fault: tried?.faults.find(({ field }) => field === name)?.message };
}

function sent({ tried }: WishesView, name: string): string | undefined {
  return tried?.form[name];
}
