import { recordedCommand } from '../../db/journeys/journeys.ts';
import { fillNotice } from '../../domain/notices/fill-notice.ts';
import { isProgrammeCommandType, PROGRAMME_COMMANDS } from '../../domain/programme/commands.ts';
import { lawCheckMonth } from '../../domain/programme/law-checks.ts';
import { itemOwed } from '../../domain/programme/programme.ts';
import { programmeAnswerableFrom, programmeAnswersTo } from '../../domain/questions/programme-questions.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { dateInWords } from '../../domain/words/index.ts';
import { lawQuestionsDue } from '../../domain/words/law-questions.ts';
import { itemInWords, titlesIn } from '../../domain/words/programme.ts';
import { ANSWER_PAGE_WORDS } from '../../web/questions/answer-words.ts';
import { Problem } from '../http/problems.ts';
import { deliverToProgramme } from '../programme/give-programme-command.ts';
import type { AskedAboutProgramme } from './question-by-link.ts';
import type { SubjectQuestions } from './subject-questions.ts';
import { subjectsBodyHash } from '../subjects/body-hash.ts';

/** The questions about programmes. They are about nobody, so no file comes with an answer, and words may. */
export const PROGRAMME_QUESTIONS: SubjectQuestions<AskedAboutProgramme> = {
  words: (_, asked, language) =>
    Promise.resolve(
      asked.map((one) => {
        const item = titleOf(one, language);
        const facts = { ...one.obligation, organisation: undefined, municipalityReference: null, item };
        const { person: _nobody, ...words } = fillNotice(facts, language, 'reminder');
        return { ...words, about: item ?? '' };
      }),
    ),
  answers: (asked) =>
    programmeAnswersTo(asked).map((option) => ({
      id: option.id,
      command: option.command,
      fields: PROGRAMME_COMMANDS[option.command].fields,
      asks: option.asks,
      known: option.known(asked) ?? {},
      suggests: option.suggests?.(asked) ?? {},
      takesNote: true,
    })),
  answerableFrom: programmeAnswerableFrom,
  details(_, { programme, obligation }, language) {
    const item = itemOwed(programme, obligation);
    const month = item && lawCheckMonth(item.item);
    if (month !== undefined) return Promise.resolve(lawQuestionsDue(month, language));
    // A task that is only asked about again keeps its days.
    if (item === undefined || item.filed.on === item.on) return Promise.resolve([]);
    const label = ANSWER_PAGE_WORDS.dayInPlan[language];
    return Promise.resolve([{ label, text: dateInWords(item.filed.on)[language] }]);
  },
  // Whoever is asked is who one asks for help.
  helpAwaited: () => undefined,
  toldAfterwards: titleOf,
  isWaiting: () => false,
  cameWithFile: () => Promise.resolve(false),
  fileKeptUnder: () => Promise.resolve(undefined),
  bodyHash: (service, _asked, type, said) => subjectsBodyHash(service, type, said),
  async give(service, { row }, given) {
    const { type, document, onBehalfOf: _own, ...delivery } = given;
    if (!isProgrammeCommandType(type) || document !== undefined) throw new Problem('form-malformed');
    const before = await recordedCommand(service.db, row.id, given.key);
    if (before !== undefined) return { outcome: 'recorded', bodyHash: before.bodyHash };
    return deliverToProgramme(service, row, { type, ...delivery });
  },
};

/** What of the programme it is about, as its file calls it; `undefined` if it is about a message that could not be read. */
function titleOf(
  { obligation, programme, row }: AskedAboutProgramme,
  language: Language,
): string | undefined {
  const owed = itemOwed(programme, obligation);
  return owed && itemInWords(owed, titlesIn(row.file))[language];
}
