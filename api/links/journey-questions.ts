import { recordedCommand } from '../../db/journeys/journeys.ts';
import { organisationNames } from '../../db/partners/organisation-names.ts';
import { readOrganisation } from '../../db/partners/organisations.ts';
import { listDocuments, nameOfDocumentUnder } from '../../db/persons/documents.ts';
import { readReferences } from '../../db/persons/municipality-references.ts';
import { firstNameOf } from '../../db/persons/person.ts';
import { readPersons } from '../../db/persons/persons.ts';
import { COMMANDS, isCommandType } from '../../domain/journeys/commands.ts';
import { unsettledHelpOf } from '../../domain/journeys/journey.ts';
import { organisationOwing } from '../../domain/journeys/organisation-of.ts';
import { fillNotice } from '../../domain/notices/fill-notice.ts';
import { isWaiting } from '../../domain/obligations/pause.ts';
import { answerableFrom, answersTo } from '../../domain/questions/questions.ts';
import { nameInText } from '../../domain/words/names.ts';
import { Problem } from '../http/problems.ts';
import type { Service } from '../http/route.ts';
import { deliverCommand } from '../journeys/deliver-command.ts';
import type { AskedAboutJourney } from './question-by-link.ts';
import { detailsOf } from './question-details.ts';
import type { SubjectQuestions } from './subject-questions.ts';

/** The questions about people's journeys. */
export const JOURNEY_QUESTIONS: SubjectQuestions<AskedAboutJourney> = {
  async words(service, asked, language) {
    const { db, vault } = service;
    const [persons, references, organisations] = await Promise.all([
      readPersons(db, vault, [...new Set(asked.map(({ row }) => row.personId))]),
      readReferences(
        db,
        vault,
        asked.map(({ row }) => row.id),
      ),
      namesOfOwers(service, asked),
    ]);
    return asked.map(({ journey, obligation, row }) => {
      const person = persons.get(row.personId);
      const organisation = organisations.get(organisationOwing(journey, obligation) ?? '');
      const { person: about, ...words } = fillNotice(
        {
          ...obligation,
          firstName: person && nameInText(firstNameOf(person)),
          municipalityReference: references.get(row.id) ?? '',
          organisation: organisation && nameInText(organisation),
          month: obligation.occurrence,
        },
        language,
        'reminder',
      );
      return { ...words, about };
    });
  },
  answers: (asked) =>
    answersTo(asked).map((option) => ({
      id: option.id,
      command: option.command,
      fields: COMMANDS[option.command].fields,
      asks: option.asks,
      known: option.known(asked) ?? {},
      suggests: option.suggests?.(asked) ?? {},
      takesFile: option.takesFile,
      takesNote: false,
    })),
  answerableFrom,
  details: detailsOf,
  helpAwaited: ({ journey, obligation }) =>
    unsettledHelpOf(journey)
      .filter(({ about }) => about === obligation.id)
      .map(({ help }) => help),
  toldAfterwards: () => undefined,
  isWaiting: ({ journey, obligation }) => isWaiting(journey, obligation),
  async cameWithFile({ db, vault }, { row, obligation }) {
    const documents = await listDocuments(db, vault, { journey: row.id, personId: row.personId });
    return documents.some(({ sequence }) => sequence === obligation.ended?.by);
  },
  fileKeptUnder({ db, vault }, { row: { id: journey, personId } }, key) {
    return nameOfDocumentUnder(db, vault, { journey, personId, key });
  },
  async give(service, { row }, given) {
    const { type, ...delivery } = given;
    if (!isCommandType(type)) throw new Problem('form-malformed');
    const before = await recordedCommand(service.db, row.id, given.key);
    if (before !== undefined) return { outcome: 'recorded', bodyHash: before.bodyHash };
    return deliverCommand(service, row, { type, ...delivery });
  },
};

/** The names of the organisations that owe what is asked, by id. */
async function namesOfOwers(
  { db }: Service,
  asked: readonly AskedAboutJourney[],
): Promise<ReadonlyMap<string, string>> {
  if (asked.length !== 1) return organisationNames(db);
  const [owing] = asked.map(({ journey, obligation }) => organisationOwing(journey, obligation));
  const organisation = owing === undefined ? undefined : await readOrganisation(db, owing);
  return new Map(organisation === undefined ? [] : [[organisation.id, organisation.name]]);
}
