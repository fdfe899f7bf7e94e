import { COMMANDS } from '../../domain/journeys/commands.ts';
import type { OnBehalfOf } from '../../domain/subjects/actor.ts';
import { CHANNELS, HELP_KINDS } from '../../domain/vocabulary/codes.ts';
import type { DocumentKind, HelpKind } from '../../domain/vocabulary/codes.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { ANSWER_PAGE_WORDS, NOTE_LENGTH } from '../../web/questions/answer-words.ts';
import { CHANNEL_FIELD, HELP_FIELDS, NOTE_FIELD } from '../../web/questions/question-page.tsx';
import type { PageCall } from '../http/route.ts';
import { readFields } from './form-values.ts';
import type { LinkQuestion } from './question-by-link.ts';
import { questionsAbout } from './questions-about.ts';
import type { AnswerChoice } from './subject-questions.ts';

type PageForm = PageCall<unknown, unknown>['form'];

/** What a form gives, and what is wrong with it. */
export interface CommandInForm {
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly faults: readonly { readonly field: string; readonly sentence: Sentence }[];
  readonly onBehalfOf?: OnBehalfOf;
  readonly note?: string | undefined;
  readonly obligation?: string;
  readonly takesFile?: DocumentKind | undefined;
}

/** The command that a form gives to what is asked; `undefined` if it chooses no answer that there is. Faults stand in it. */
export function commandIn(asked: LinkQuestion, form: PageForm): CommandInForm | undefined {
  const about = questionsAbout(asked);
  const help = HELP_KINDS.find((kind) => kind === form.help);
  if (help !== undefined) return about.helpAwaited(asked) && helpIn(asked, help, form);
  const choice = about.answers(asked).find(({ id }) => id === form.answer);
  return choice && answerIn(asked, choice, form);
}

function answerIn(asked: LinkQuestion, choice: AnswerChoice, form: PageForm): CommandInForm {
  const { id, command, fields, asks, known, takesFile, takesNote } = choice;
  const { values, faults } = readFields(fields, asks, form, id);
  const channel = CHANNELS.find((one) => one === form[`${id}.${CHANNEL_FIELD}`]) ?? 'telephone';
  const written = form[`${id}.${NOTE_FIELD}`];
  const note = takesNote && typeof written === 'string' ? written.trim() : '';
  const tooLong =
    note.length > NOTE_LENGTH ? [{ field: NOTE_FIELD, sentence: ANSWER_PAGE_WORDS.noteFault }] : [];
  return {
    type: command,
    fields: { ...known, ...values },
    faults: [...faults, ...tooLong].map(({ field, sentence }) => ({ field: `${id}.${field}`, sentence })),
    obligation: asked.obligation.id,
    takesFile,
    ...(note !== '' && { note }),
    ...(asked.onBehalf && { onBehalfOf: { party: asked.obligation.owedBy, channel } }),
  };
}

function helpIn(asked: LinkQuestion, help: HelpKind, form: PageForm): CommandInForm {
  const given = { type: 'AskForHelp', faults: [] } as const;
  const fields = { about: asked.obligation.id, help };
  if (help === 'another-date') {
    const { values, faults } = readFields(COMMANDS.AskForHelp.fields, ['wishedDate'], form, help);
    const { wishedDate } = values;
    const missing = faults.length > 0 || wishedDate === undefined;
    const fault = { field: HELP_FIELDS.date, sentence: DATE_MISSING };
    return { ...given, fields: { ...fields, ...values }, faults: missing ? [fault] : [] };
  }
  if (help === 'call-me') {
    const phone = form[HELP_FIELDS.phone];
    const number = typeof phone === 'string' ? phone.trim() : '';
    const isNumber = number === '' || /^\+?[\d ()-]{6,30}$/.test(number);
    const fault = { field: HELP_FIELDS.phone, sentence: ANSWER_PAGE_WORDS.phoneFault };
    return {
      ...given,
      fields,
      faults: isNumber ? [] : [fault],
      ...(number !== '' && { note: `${ANSWER_PAGE_WORDS.callNumber.da}: ${number}` }),
    };
  }
  return { ...given, fields };
}

const DATE_MISSING: Sentence = {
  da: 'Skriv den dato, det kan være gjort, for eksempel 31-12-2026.',
  en: 'Write the date by which it can be done, such as 31-12-2026.',
};
