import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readProgrammeFile } from '../../api/programme/programme-file.ts';
import { itemStatus } from '../../api/programme/programme-going.ts';
import { decide, refer } from '../../domain/decisions/decide.ts';
import { decideProgramme } from '../../domain/decisions/programme.ts';
import { apply } from '../../domain/journeys/apply.ts';
import type { Command } from '../../domain/journeys/command.ts';
import { COMMANDS } from '../../domain/journeys/commands.ts';
import { unopenedJourney } from '../../domain/journeys/journey.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import { stepsAhead } from '../../domain/obligations/steps.ts';
import { applyToProgramme } from '../../domain/programme/apply.ts';
import type { ProgrammeCommand } from '../../domain/programme/commands.ts';
import { planOf } from '../../domain/programme/plan.ts';
import { isRefusal } from '../../domain/refusals/refusals.ts';
import { addDays, instantAt } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { ROLES, SECTORS, STAGES } from '../../domain/vocabulary/codes.ts';
import type { Sector } from '../../domain/vocabulary/codes.ts';
import { isCvr } from '../../domain/vocabulary/cvr.ts';
import { faultsIn } from '../../domain/vocabulary/fields.ts';
import { LIVES } from '../../embedded/demo/lives.ts';
import { programmeSoFar } from '../../embedded/demo/programme.ts';
import { DEMO_COMPANIES, DEMO_CONTACTS, KEY_HOLDERS } from '../../embedded/demo/people-who-work.ts';
import { startOfProgramme } from '../../embedded/make-once.ts';
import { aReferral } from '../support/journeys/a-journey.ts';
import { LivedProgramme } from '../support/programme/a-programme.ts';

/** Three weeks with a weekend at each end, over a change of year and its holidays. */
const DAYS = Array.from({ length: 22 }, (_, index) => addDays('2026-12-18', index));

/** Somebody who is referred on a day and lives one of the lives up to that same day. */
function lived(life: (typeof LIVES)[number], day: CalendarDate, sector: Sector): Journey {
  const now = instantAt(day, '10:00');
  const referral = { ...aReferral, wishedSector: sector, registeredAddressSince: '2023-01-01' };
  const programme = { slug: 'lo-hovedstaden', placementDays: 60, rulebook: 1 };
  let journey = unopenedJourney('a-journey');
  journey = refer(journey, referral, programme, now).reduce(apply, journey);
  for (const { command, fields } of life.commands(day, sector)) {
    expect(faultsIn(COMMANDS[command].fields, fields)).toEqual([]);
    const given = { type: command, fields, facts: { ageAtStart: 31 } } as unknown as Command;
    const decided = decide(journey, given, now);
    if (isRefusal(decided)) throw new Error(`${command} on ${day} was refused: ${decided.refused}`);
    journey = decided.reduce(apply, journey);
  }
  return journey;
}

describe('the fictional people', () => {
  const stagesOf = (day: CalendarDate, sector: Sector) =>
    [...new Set(LIVES.map((life) => lived(life, day, sector).stage))].toSorted();

  it('are at every stage, whatever day it is', () => {
    for (const day of DAYS) expect(stagesOf(day, 'building')).toEqual([...STAGES].toSorted());
  });

  it.each(SECTORS)('are at every stage in %s', (sector) => {
    expect(stagesOf('2026-11-24', sector)).toEqual([...STAGES].toSorted());
  });

  it('are late with nothing on the first day', () => {
    for (const day of DAYS) {
      for (const life of LIVES) {
        const late = stepsAhead(lived(life, day, 'building')).filter(
          ({ on, step }) => on <= day && (step.does === 'miss' || step.does === 'escalate'),
        );
        expect(late).toEqual([]);
      }
    }
  });

  it('have among them an agreement signed a fortnight ago and not in VITAS', () => {
    const agreements = LIVES.map((life) => lived(life, '2026-11-24', 'building'))
      .filter(({ igu }) => igu !== undefined && igu.registeredOn === undefined)
      .map(({ igu }) => igu?.signedOn ?? '');
    expect(agreements.some((signedOn) => signedOn <= '2026-11-10')).toBe(true);
  });
});

describe('the fictional programme', () => {
  const statusesOn = async (day: CalendarDate) => {
    const lived = new LivedProgramme(
      day,
      planOf(await readProgrammeFile('lo-hovedstaden'), startOfProgramme(day)),
    );
    for (const { command, fields } of programmeSoFar(day)) {
      const decided = decideProgramme(
        lived.programme,
        { type: command, fields } as unknown as ProgrammeCommand,
        lived.now,
      );
      if (isRefusal(decided)) throw new Error(`${command} on ${day} was refused: ${decided.refused}`);
      lived.programme = decided.reduce(applyToProgramme, lived.programme);
    }
    return new Map(
      lived.programme.items
        .filter(({ kind }) => kind === 'milestone')
        .map((item) => [item.item, itemStatus(item, lived.owed(item.item), day)]),
    );
  };

  it('stands mid-way whatever day it is: milestones reached, one due soon, one late, one to come', async () => {
    for (const day of DAYS) {
      expect([...(await statusesOn(day))]).toEqual([
        ['sectors-chosen', 'done'],
        ['dialogue-with-companies', 'done'],
        ['first-courses-developed', 'done'],
        ['recruitment-begins', 'late'],
        ['igu-and-placements-established', 'due'],
        ['closing-and-evaluation', 'planned'],
      ]);
    }
  });
});

const programmeSchema = z.object({ organisations: z.array(z.object({ id: z.string(), kind: z.string() })) });
const programme = programmeSchema.parse(
  JSON.parse(readFileSync(new URL('../../programmes/lo-hovedstaden.json', import.meta.url), 'utf8')),
);

describe('the fictional companies and contacts', () => {
  it('have CVR numbers that work out, and one company for each sector', () => {
    expect(DEMO_COMPANIES.filter(({ cvr }) => !isCvr(cvr))).toEqual([]);
    expect(DEMO_COMPANIES.map(({ sector }) => sector).toSorted()).toEqual([...SECTORS].toSorted());
  });

  it('belong to organisations of the programme, or to the companies', () => {
    const known = new Set([...programme.organisations, ...DEMO_COMPANIES].map(({ id }) => id));
    expect(DEMO_CONTACTS.filter(({ organisation }) => !known.has(organisation))).toEqual([]);
  });

  it('are there for every municipality, language centre, school and company', () => {
    const has = new Set(DEMO_CONTACTS.map(({ organisation }) => organisation));
    const needed = programme.organisations.filter(({ kind }) =>
      ['secretariat', 'municipality', 'language-centre', 'school', 'trade-body'].includes(kind),
    );
    expect([...needed, ...DEMO_COMPANIES].filter(({ id }) => !has.has(id))).toEqual([]);
  });

  it('have addresses that reach nobody', () => {
    expect(DEMO_CONTACTS.filter(({ email }) => !email.endsWith('.example.dk'))).toEqual([]);
  });

  it.each(ROLES)('include the one whose key is shown for the role %s', (role) => {
    expect(DEMO_CONTACTS.find(({ id }) => id === KEY_HOLDERS[role])?.roles).toContain(role);
  });
});
