import { describe, expect, it } from '@jest/globals';
import { commandOutcomes } from '../../../domain/examples/command-outcomes.ts';
import { exampleOf } from '../../../domain/examples/examples.ts';
import { situationsOf } from '../../../domain/examples/situations.ts';
import { COMMAND_TYPES, COMMANDS } from '../../../domain/journeys/commands.ts';
import type { CommandType } from '../../../domain/journeys/commands.ts';
import { openObligations } from '../../../domain/journeys/journey.ts';
import type { Journey } from '../../../domain/journeys/journey.ts';
import { isTakenIn } from '../../../domain/journeys/stages.ts';
import { REFUSAL_CODES } from '../../../domain/refusals/refusals.ts';
import { dateOf } from '../../../domain/vocabulary/calendar.ts';
import { STAGES } from '../../../domain/vocabulary/codes.ts';
import type { Stage } from '../../../domain/vocabulary/codes.ts';
import { faultsIn } from '../../../domain/vocabulary/fields.ts';

/** Where the commands that move a person on lead; all others leave the person at the same stage. */
const LEADS_TO: Partial<Readonly<Record<CommandType, Stage>>> = {
  AcceptScreening: 'recruitment',
  DeclineScreening: 'closed',
  AdmitToCourse: 'course',
  ReleaseFromClass: 'recruitment',
  BreakOffCourse: 'recruitment',
  EndIguEarly: 'recruitment',
  ReopenJourney: 'recruitment',
  ReturnToRecruitment: 'recruitment',
  SignIguAgreement: 'igu',
  ApprovePlacement: 'placement',
  StartEmployment: 'employment',
  MergeJourney: 'closed',
  CloseJourney: 'closed',
};

/** The stage a command leads to. A correction puts back the stage before the latest command. */
function stageAfter(command: CommandType, stage: Stage, { corrigible }: Journey): Stage {
  if (command === 'CorrectCommand') return corrigible.at(-1)?.before.stage ?? stage;
  return LEADS_TO[command] ?? stage;
}

/** Why a typical command is refused besides its stage, if the situation alone decides it. */
const REFUSED: readonly (readonly [situation: string, command: CommandType, code: string])[] = [
  ['referred', 'AcceptScreening', 'screening-not-recorded'],
  ['accepted', 'AgreeMatch', 'match-not-proposed'],
  ['accepted', 'RegisterInVitas', 'no-igu'],
  ['returned', 'RegisterInVitas', 'already-done'],
  ['class-completed', 'CompleteCourse', 'already-done'],
  ['signed', 'ConfirmDayOne', 'dates-out-of-order'],
  ['first-day', 'ClaimBonus', 'bonus-needs-vitas'],
  ['at-work', 'ClaimBonus', 'bonus-too-early'],
  ['at-work', 'CompleteIgu', 'igu-not-ended'],
  ['placed', 'SignIguAgreement', 'placement-not-ended'],
  ['first-month', 'ConfirmRetention', 'retention-too-early'],
  ['closed', 'SettleSignal', 'no-such-signal'],
  ['first-day', 'SettleHelp', 'no-such-help'],
  ['help-asked', 'AskForHelp', 'already-done'],
];

const outcomes = commandOutcomes();

describe('every command in every situation of every stage', () => {
  it('is there: no cell is empty', () => {
    for (const stage of STAGES) {
      const situations = situationsOf(stage);
      expect(situations.length).toBeGreaterThan(0);
      const cells = outcomes.filter((outcome) => outcome.stage === stage);
      expect(cells).toHaveLength(situations.length * COMMAND_TYPES.length);
      expect(situations.map(({ journey }) => journey.stage)).toEqual(situations.map(() => stage));
    }
    const names = STAGES.flatMap((stage) => situationsOf(stage).map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(
    outcomes.map((outcome) => [outcome.command, outcome.stage, outcome.situation.name, outcome] as const),
  )(
    '%s at %s, %s, is accepted with its events or refused with a code',
    (command, stage, _, { situation, decided }) => {
      const answer =
        'refused' in decided
          ? { wrongStage: decided.refused === 'wrong-stage', code: decided.refused }
          : { wrongStage: false, stageAfter: decided.stageAfter };
      expect(answer.wrongStage).toBe(!isTakenIn(stage, command));
      const known = 'refused' in decided ? REFUSAL_CODES : [stageAfter(command, stage, situation.journey)];
      expect(known).toContain('refused' in decided ? decided.refused : decided.stageAfter);
      const events = 'refused' in decided ? [] : decided.events;
      const { sequence } = situation.journey;
      expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => sequence + index + 1));
      expect(events.every(({ at }) => at === situation.now)).toBe(true);
    },
  );

  it('is filled in as its table wants it, so that no cell speaks of fields', () => {
    expect(outcomes.length).toBeGreaterThan(COMMAND_TYPES.length);
    for (const { command, situation } of outcomes) {
      const { fields } = exampleOf(command, situation.journey, dateOf(situation.now));
      expect([command, faultsIn(COMMANDS[command].fields, fields)]).toEqual([command, []]);
    }
  });

  it('is accepted somewhere: each example is one that the rules let through', () => {
    const accepted = new Set(
      outcomes.flatMap(({ command, decided }) => ('events' in decided ? command : [])),
    );
    expect(COMMAND_TYPES.filter((type) => !accepted.has(type))).toEqual([]);
  });

  it.each(REFUSED)('is refused, for somebody %s, as %s: %s', (name, type, code) => {
    const cell = outcomes.find(({ command, situation }) => command === type && situation.name === name);
    expect(cell?.decided).toEqual({ refused: code });
  });

  it('is asked of journeys in which somebody owes the next thing', () => {
    const open = STAGES.filter((stage) => stage !== 'closed').flatMap((stage) => situationsOf(stage));
    expect(open.filter(({ journey }) => openObligations(journey).length === 0)).toEqual([]);
  });
});
