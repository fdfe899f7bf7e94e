import type { CHANNELS, HelpKind } from '../../domain/vocabulary/codes.ts';
import type { Field } from '../../domain/vocabulary/fields.ts';
import type { Sentence, Language } from '../../domain/vocabulary/sentence.ts';
import { CHANNEL_WORDS, codeInWords, FIELD_WORDS } from '../../domain/words/index.ts';
import type { FieldName } from '../../domain/words/index.ts';
import { CheckboxField, RadioField, SelectField, YesNoField } from '../form/choices.tsx';
import { DateField, FileField, HiddenField, NumberField, TextField } from '../form/fields.tsx';
import { FaultSummary, Form, SubmitButton } from '../form/form.tsx';
import type { FormFault } from '../form/form.tsx';
import { Alert } from '../frame/alert.tsx';
import { page } from '../frame/page.tsx';
import { Said } from '../frame/said.tsx';
import type { Secretariat } from '../frame/secretariat.ts';
import { ANSWER_PAGE_WORDS } from './answer-words.ts';

/** One field of an answer, and what stands in it. */
export interface AskedField {
  readonly name: string;
  readonly field: Field;
  readonly value?: string | readonly string[] | undefined;
  readonly fault?: string | undefined;
}

/**
 * The file that may come with an answer: what asks for it, and what is wrong with the one that was chosen.
 */
export interface AskedFile {
  readonly label: string;
  readonly hint: string;
  /** The media types that may be chosen. */
  readonly types: readonly string[];
  readonly fault?: string | undefined;
}

/** One answer that can be given: its button, what it asks, and the file that may come along. */
export interface OfferedAnswer {
  readonly id: string;
  readonly label: string;
  readonly fields: readonly AskedField[];
  readonly file?: AskedFile | undefined;
  /** The words that may come with it, and what is wrong with those that were written. */
  readonly note?: { readonly value: string | undefined; readonly fault: string | undefined } | undefined;
}

/** A kind of help that can be asked for, and its button. */
export interface OfferedHelp {
  readonly kind: HelpKind;
  readonly label: string;
}

/** What a question is about, beside its own text: a label and what it says. */
export interface Detail {
  readonly label: string;
  readonly text: string;
}

/** A page with one question, ready to be answered. */
export interface QuestionParts {
  readonly language: Language;
  readonly path: string;
  readonly secretariat: Secretariat;
  readonly title: string;
  readonly what: string;
  readonly due: string;
  readonly overdue: boolean;
  readonly why: string;
  readonly how: string;
  readonly details: readonly Detail[];
  readonly answers: readonly OfferedAnswer[];
  /** The day from which it can be answered, in words, if that day is still to come. */
  readonly answerableFrom?: string | undefined;
  /** The kinds of help that can be asked for, except those that are already waited for. */
  readonly help: readonly OfferedHelp[];
  readonly helpWaits: boolean;
  readonly paused: boolean;
  /** Who it is for, if somebody else must answer on their behalf; then the channel is asked for too. */
  readonly onBehalfOf?: Sentence | undefined;
  /** The one-time key of the forms: a form sent twice is one answer. */
  readonly once: string;
  /** What a rule refused, with what one may do instead. */
  readonly refusal?: { readonly says: string; readonly instead?: string | undefined } | undefined;
  readonly faults: readonly FormFault[];
  /** What was filled in about the help that is asked for. */
  readonly sent: Readonly<Record<string, string>>;
}

/** The field that says how somebody who answers on behalf of another was told. */
export const CHANNEL_FIELD = 'channel';
/** The field in which the file that comes with an answer is chosen. */
export const FILE_FIELD = 'file';
/** The field in which one may write some words with an answer. */
export const NOTE_FIELD = 'note';
/** The fields of asking for help. */
export const HELP_FIELDS = { date: 'another-date.wishedDate', phone: 'call-me.phone' } as const;

/** A question with its answers, and what else one can do. It works without a script, and printed. */
export function questionPage(parts: QuestionParts): string {
  const { language, path, secretariat, title, details, answers, help, onBehalfOf, refusal, faults } = parts;
  const words = (key: keyof typeof ANSWER_PAGE_WORDS) => ANSWER_PAGE_WORDS[key][language];
  return page({
    language,
    title,
    path,
    secretariat,
    children: (
      <>
        <FaultSummary language={language} faults={faults} />
        {refusal !== undefined && (
          <Alert language={language} kind="error" heading={words('notRefused')}>
            <p class="alert-text">
              {refusal.says}
              {refusal.instead !== undefined && ` ${refusal.instead}`}
            </p>
          </Alert>
        )}
        {parts.helpWaits && (
          <Alert language={language} kind="info" heading={words('helpWaits')}>
            <p class="alert-text">{words('helpWaitsHow')}</p>
          </Alert>
        )}
        {parts.paused && (
          <Alert language={language} kind="info" heading={words('paused')}>
            <p class="alert-text">{words('pausedHow')}</p>
          </Alert>
        )}
        <p class="font-lead">
          <Said>{parts.what}</Said>
        </p>
        {onBehalfOf !== undefined && <p class="bold">{onBehalfOf[language]}</p>}
        <dl class="question-facts">
          <dt>{words('due')}</dt>
          <dd>
            {parts.due}
            {parts.overdue && <strong>{` (${words('overdue')})`}</strong>}
          </dd>
          <dt>{words('why')}</dt>
          <dd>
            <Said>{parts.why}</Said>
          </dd>
          <dt>{words('how')}</dt>
          <dd>
            <Said>{parts.how}</Said>
          </dd>
          {details.map(({ label, text }) => (
            <>
              <dt>{label}</dt>
              <dd dir="auto">
                <Said>{text}</Said>
              </dd>
            </>
          ))}
        </dl>
        <h2>{words('yourAnswer')}</h2>
        {parts.answerableFrom !== undefined && (
          <p>{`${words('answerableFrom')} ${parts.answerableFrom}. ${words('keepMail')}`}</p>
        )}
        {answers.length === 0 && parts.answerableFrom === undefined && <p>{words('noAnswerHere')}</p>}
        <div class="question-answers">
          {answers.map((answer) => (
            <AnswerForm parts={parts} answer={answer} isOnly={answers.length === 1} />
          ))}
        </div>
        {help.length > 0 && (
          <>
            <h2>{words('cannotAnswer')}</h2>
            <p>{words('helpPromise')}</p>
            {help.map((offered) => (
              <HelpForm parts={parts} offered={offered} />
            ))}
          </>
        )}
        <p>{words('nothingPersonal')}</p>
      </>
    ),
  });
}

function AnswerForm({
  parts,
  answer,
  isOnly,
}: {
  parts: QuestionParts;
  answer: OfferedAnswer;
  isOnly: boolean;
}) {
  const { language, path, once, onBehalfOf, sent } = parts;
  // Where there is much to fill in, one sees what for before the button.
  const isLong = answer.fields.length + (answer.note === undefined ? 0 : 1) > 1 && !isOnly;
  return (
    <section>
      {isLong && <h3>{answer.label}</h3>}
      <Form language={language} path={path} takesFiles={answer.file !== undefined}>
        <HiddenField name="answer" value={answer.id} />
        <HiddenField name="once" value={once} />
        {answer.fields.map((asked) => (
          <AnswerField language={language} prefix={answer.id} asked={asked} />
        ))}
        {onBehalfOf !== undefined && (
          <SelectField
            language={language}
            name={`${answer.id}.${CHANNEL_FIELD}`}
            label={ANSWER_PAGE_WORDS.toldBy[language]}
            choices={Object.entries(CHANNEL_WORDS).map(([value, label]) => ({
              value,
              label: label[language],
            }))}
            value={sent[`${answer.id}.${CHANNEL_FIELD}`] ?? ('telephone' satisfies (typeof CHANNELS)[number])}
          />
        )}
        {answer.file !== undefined && (
          <FileField
            language={language}
            name={`${answer.id}.${FILE_FIELD}`}
            label={answer.file.label}
            hint={answer.file.hint}
            accept={answer.file.types.join(',')}
            fault={answer.file.fault}
            optional
          />
        )}
        {answer.note !== undefined && (
          <TextField
            language={language}
            name={`${answer.id}.${NOTE_FIELD}`}
            label={ANSWER_PAGE_WORDS.note[language]}
            hint={ANSWER_PAGE_WORDS.noteHint[language]}
            value={answer.note.value}
            fault={answer.note.fault}
            lines={NOTE_LINES}
            optional
          />
        )}
        <SubmitButton>{answer.label}</SubmitButton>
      </Form>
    </section>
  );
}

function HelpForm({ parts, offered }: { parts: QuestionParts; offered: OfferedHelp }) {
  const { kind, label } = offered;
  const { language, path, once, sent, faults } = parts;
  const faultOf = (name: string) => faults.find(({ field }) => field === name)?.message;
  return (
    <Form language={language} path={path}>
      <HiddenField name="help" value={kind} />
      <HiddenField name="once" value={once} />
      {kind === 'another-date' && (
        <DateField
          language={language}
          name={HELP_FIELDS.date}
          label={FIELD_WORDS.wishedDate[language]}
          value={sent[HELP_FIELDS.date]}
          fault={faultOf(HELP_FIELDS.date)}
        />
      )}
      {kind === 'call-me' && (
        <TextField
          language={language}
          type="tel"
          autocomplete="tel"
          optional
          name={HELP_FIELDS.phone}
          label={ANSWER_PAGE_WORDS.phone[language]}
          hint={ANSWER_PAGE_WORDS.phoneHint[language]}
          value={sent[HELP_FIELDS.phone]}
          fault={faultOf(HELP_FIELDS.phone)}
        />
      )}
      <SubmitButton secondary>{label}</SubmitButton>
    </Form>
  );
}

function AnswerField({ language, prefix, asked }: { language: Language; prefix: string; asked: AskedField }) {
  const { name, value, fault } = asked;
  const optional = asked.field.kind === 'optional';
  const field = asked.field.kind === 'optional' ? asked.field.field : asked.field;
  const common = {
    language,
    name: `${prefix}.${name}`,
    label: FIELD_WORDS[name as FieldName][language],
    fault,
    optional,
  };
  const one = typeof value === 'string' ? value : value?.[0];
  const choicesOf = (of: readonly (string | number)[]) =>
    of.map((code) => ({ value: String(code), label: codeInWords(name, code)[language] }));
  switch (field.kind) {
    case 'date':
      return <DateField {...common} value={one} />;
    case 'flag':
      return <YesNoField {...common} value={one} />;
    case 'number':
      return <NumberField {...common} decimals={!field.whole} value={one} />;
    case 'code':
      return field.of.length > FEW ? (
        <SelectField {...common} choices={choicesOf(field.of)} value={one} />
      ) : (
        <RadioField {...common} choices={choicesOf(field.of)} value={one} />
      );
    case 'codes':
      return (
        <CheckboxField
          {...common}
          optional
          choices={choicesOf(field.of)}
          values={typeof value === 'string' ? [value] : (value ?? [])}
        />
      );
    case 'month':
    case 'text':
      return <TextField {...common} value={one} />;
    case 'optional':
      return null;
  }
}

/** How many lines the field for some words shows. */
const NOTE_LINES = 3;
/** How many answers are seen at once; more are folded into a list. */
const FEW = 4;
