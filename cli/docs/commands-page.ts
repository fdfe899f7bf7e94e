import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { COMMAND_RIGHTS } from '../../domain/access/rights.ts';
import { commandOutcomes } from '../../domain/examples/command-outcomes.ts';
import type { CommandOutcome } from '../../domain/examples/command-outcomes.ts';
import { PROGRAMME_SITUATIONS, programmeOutcomes } from '../../domain/examples/programme-outcomes.ts';
import { COMMAND_TYPES } from '../../domain/journeys/commands.ts';
import type { CommandType } from '../../domain/journeys/commands.ts';
import type { JourneyEvent } from '../../domain/journeys/events.ts';
import { PROGRAMME_COMMANDS, PROGRAMME_COMMAND_TYPES } from '../../domain/programme/commands.ts';
import type { ProgrammeEvent } from '../../domain/programme/events.ts';
import { isRefusal } from '../../domain/refusals/refusals.ts';
import { routeName } from '../../domain/subjects/command-names.ts';
import { STAGES } from '../../domain/vocabulary/codes.ts';
import type { Stage } from '../../domain/vocabulary/codes.ts';
import { COMMAND_WORDS, ROLE_WORDS, STAGE_WORDS } from '../../domain/words/index.ts';

/**
 * What each stage says to each command, as a page for `docs/commands.md`. The rules themselves are asked,
 * with a typical command in typical situations.
 */
export function commandsPage(outcomes: readonly CommandOutcome[] = commandOutcomes()): string {
  return [
    '# What each stage says to each command',
    'Written by `npm run docs`: every command is put to the rules (`domain/decisions/decide.ts`) in every situation of `domain/examples/situations.ts`, filled in as in `domain/examples/examples.ts`. Change those, never this page.',
    'A command is accepted, with these events in this order, or refused with a code of `domain/refusals/refusals.ts`. Others than the examples may be refused where the example is accepted, and the other way round.',
    '## The situations',
    table(
      ['stage', 'Danish', 'situations'],
      STAGES.map((stage) => situationRow(outcomes, stage)),
    ),
    '## At a glance',
    'What comes of the typical command at each stage. Several answers: it depends on the situation, told below. Empty: refused as `wrong-stage`.',
    table(
      ['command', ...STAGES],
      COMMAND_TYPES.map((type) => [`\`${type}\``, ...STAGES.map((stage) => glance(outcomes, stage, type))]),
    ),
    ...COMMAND_TYPES.flatMap((type) => commandSection(outcomes, type)),
    ...programmeSection(),
  ]
    .join('\n\n')
    .concat('\n');
}

/** The commands to a programme, and what comes of each by what it is about. */
function programmeSection(): string[] {
  const outcomes = programmeOutcomes();
  return [
    '## Commands to a programme',
    'Given by the secretariat (`programme:command` in [permissions](permissions.md)) at `POST /api/programmes/{id}/commands/…`. The example is that of `domain/examples/programme-outcomes.ts`.',
    table(
      ['command', 'Danish', 'route', 'fields'],
      PROGRAMME_COMMAND_TYPES.map((type) => [
        `\`${type}\``,
        COMMAND_WORDS[type].da,
        `\`${routeName(type)}\``,
        Object.keys(PROGRAMME_COMMANDS[type].fields).join(', '),
      ]),
    ),
    'What comes of the typical command, by what it is about. Settling is about a Signal that could not be read, whatever else stands in the programme.',
    table(
      ['command', ...PROGRAMME_SITUATIONS.map(({ words }) => words)],
      PROGRAMME_COMMAND_TYPES.map((type) => [
        `\`${type}\``,
        ...outcomes
          .filter(({ command }) => command === type)
          .map(({ decided }) =>
            isRefusal(decided)
              ? `refused: \`${decided.refused}\``
              : unique(decided.map((event) => consequence(event).join(' ').trim())).join('<br>'),
          ),
      ]),
    ),
  ];
}

function situationRow(outcomes: readonly CommandOutcome[], stage: Stage): string[] {
  const names = outcomes
    .filter((outcome) => outcome.stage === stage)
    .map(({ situation: { words } }) => `${words.en} (${words.da})`);
  return [stage, STAGE_WORDS[stage].da, unique(names).join('<br>')];
}

function glance(outcomes: readonly CommandOutcome[], stage: Stage, type: CommandType): string {
  const answers = outcomes
    .filter(({ stage: at, command }) => at === stage && command === type)
    .map(({ decided }) => ('refused' in decided ? `\`${decided.refused}\`` : 'accepted'));
  const accepted = answers.filter((answer) => answer === 'accepted');
  return unique([...accepted, ...answers.sort()])
    .filter((answer) => answer !== '`wrong-stage`')
    .join('<br>');
}

function commandSection(outcomes: readonly CommandOutcome[], type: CommandType): string[] {
  const own = outcomes.filter(({ command }) => command === type);
  const taken = own.filter(({ decided }) => !isWrongStage(decided));
  const elsewhere = unique(own.filter(({ decided }) => isWrongStage(decided)).map(({ stage }) => stage));
  return [
    `## ${type}`,
    `${COMMAND_WORDS[type].da} (${COMMAND_WORDS[type].en}). \`POST ${roadOf(type)}\`, given by ${givers(type)}.`,
    table(
      ['stage', 'situation', 'outcome'],
      taken.map(({ stage, situation, decided }) => [
        `${stage} (${STAGE_WORDS[stage].da})`,
        situation.words.en,
        outcomeInWords(stage, decided),
      ]),
    ),
    ...(elsewhere.length > 0 ? [`Refused as \`wrong-stage\` at ${elsewhere.join(', ')}.`] : []),
  ];
}

/** Where a command is given: the two of a merge come together. */
function roadOf(type: CommandType): string {
  const isOfMerge = type === 'KeepJourney' || type === 'MergeJourney';
  return isOfMerge ? '/api/duplicates/merge' : `/api/journeys/{id}/commands/${routeName(type)}`;
}

/** Everybody who may give a command: the secretariat may give all. */
function givers(type: CommandType): string {
  const roles = COMMAND_RIGHTS[type].map((role) => `${role} (${ROLE_WORDS[role].da})`);
  return ['the secretariat', ...roles].join(' or ');
}

function isWrongStage(decided: CommandOutcome['decided']): boolean {
  return 'refused' in decided && decided.refused === 'wrong-stage';
}

/** An outcome in one cell: the event that was asked for, the stage it leads to, and what follows from it. */
function outcomeInWords(stage: Stage, decided: CommandOutcome['decided']): string {
  if ('refused' in decided) return `refused: \`${decided.refused}\``;
  const { events, stageAfter } = decided;
  const moves = stageAfter === stage ? '' : ` → ${stageAfter}`;
  const parts: { readonly does: string; readonly whats: string[] }[] = [];
  for (const event of events) {
    const [does, what] = consequence(event);
    const last = parts.at(-1);
    if (last?.does === does) last.whats.push(what);
    else parts.push({ does, whats: [what] });
  }
  return parts
    .map(
      ({ does, whats }, index) => `${does} ${counted(whats).join(', ')}`.trim() + (index === 0 ? moves : ''),
    )
    .join('<br>');
}

/** What an event does to what is owed; any other event is shown by its name. */
function consequence(event: JourneyEvent | ProgrammeEvent): readonly [does: string, what: string] {
  switch (event.type) {
    case 'ObligationOpened':
      return ['opens', event.payload.kind];
    case 'ObligationFulfilled':
      return ['fulfils', event.payload.kind];
    case 'ObligationEnded':
      return ['ends', event.payload.kind];
    case 'RecurrenceBegan':
      return ['opens again every month', event.payload.kind];
    case 'RecurrenceEnded':
      return ['opens no more', event.payload.kind];
    case 'OccurrenceMet':
      return ['fulfils before it opens', event.payload.kind];
    default:
      return ['', `\`${event.type}\``];
  }
}

/** Several of one kind, such as the months of an allowance, are shown as a number. */
function counted(whats: readonly string[]): string[] {
  return unique(whats).map((what) => {
    const times = whats.filter((other) => other === what).length;
    return times === 1 ? what : `${what} (${times})`;
  });
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

const [, script] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  await writeFile(new URL('../../docs/commands.md', import.meta.url), commandsPage());
  console.log('docs/commands.md is written.');
}
