import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { commandsPage } from '../../cli/docs/commands-page.ts';
import { COMMAND_RIGHTS } from '../../domain/access/rights.ts';
import { commandOutcomes } from '../../domain/examples/command-outcomes.ts';
import { COMMAND_TYPES } from '../../domain/journeys/commands.ts';
import { ROLES, STAGES } from '../../domain/vocabulary/codes.ts';
import { STAGE_WORDS } from '../../domain/words/index.ts';
import { ROOT } from './source-files.ts';

describe('docs/commands.md', () => {
  const page = commandsPage();
  const sectionOf = (type: string) => page.split(`\n## ${type}\n`)[1]?.split('\n## ')[0] ?? '';

  it('is what the rules say; otherwise run npm run docs', () => {
    expect(readFileSync(join(ROOT, 'docs', 'commands.md'), 'utf8')).toBe(page);
  });

  it('has a line for every command, and a cell for every stage', () => {
    for (const type of COMMAND_TYPES) {
      const line = page.split('\n').find((text) => text.startsWith(`| \`${type}\` |`));
      expect(line?.split('|')).toHaveLength(STAGES.length + 3);
    }
  });

  it('tells for every command each situation, or that its stage does not take it', () => {
    const outcomes = commandOutcomes();
    expect(outcomes.length).toBeGreaterThan(COMMAND_TYPES.length);
    for (const { command, stage, situation, decided } of outcomes) {
      const section = sectionOf(command);
      const wrong = 'refused' in decided && decided.refused === 'wrong-stage';
      const elsewhere = /^Refused as `wrong-stage` at (.*)\.$/m.exec(section)?.[1]?.split(', ') ?? [];
      expect([command, stage, elsewhere.includes(stage)]).toEqual([command, stage, wrong]);
      const told = section.includes(`| ${stage} (${STAGE_WORDS[stage].da}) | ${situation.words.en} |`);
      expect([command, situation.name, told]).toEqual([command, situation.name, !wrong]);
    }
  });

  it('names the roles that may give each', () => {
    for (const type of COMMAND_TYPES) {
      const by: readonly string[] = COMMAND_RIGHTS[type];
      const named = ROLES.filter((role) => sectionOf(type).includes(` or ${role} (`));
      expect([...named].sort()).toEqual([...by].sort());
    }
  });

  it('would change with the rules', () => {
    const refused = commandOutcomes().map((outcome) => ({
      ...outcome,
      ...(outcome.command === 'ProposeMatch' && { decided: { refused: 'already-done' } as const }),
    }));
    expect(commandsPage(refused)).not.toBe(page);
  });
});
