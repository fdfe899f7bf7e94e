import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkProgramme, ProgrammeFileError, readProgrammeFile } from '../../api/programme/programme-file.ts';
import type { Offset, WAYS_TO_TAKE_PART, ProgrammeFile } from '../../api/programme/programme-file.ts';
import { chairOf, planOf } from '../../domain/programme/plan.ts';
import { addDays, addMonths } from '../../domain/vocabulary/calendar.ts';
import { SECTORS } from '../../domain/vocabulary/codes.ts';
import { isCvr } from '../../domain/vocabulary/cvr.ts';
import { titlesIn } from '../../domain/words/index.ts';

let programme: ProgrammeFile;

beforeAll(async () => {
  programme = await readProgrammeFile('lo-hovedstaden');
});

const namesOf = (part: (typeof WAYS_TO_TAKE_PART)[number]) =>
  programme.organisations.filter((organisation) => organisation.part === part).map(({ name }) => name);

describe('the grant’s own programme', () => {
  it('has LO Hovedstaden as applicant and secretariat, and the region', () => {
    expect(namesOf('applicant')).toEqual(['LO Hovedstaden']);
    expect(namesOf('region')).toEqual(['Region Hovedstaden']);
    expect(programme.organisations.filter(({ kind }) => kind === 'secretariat').map(({ id }) => id)).toEqual([
      'lo-hovedstaden',
    ]);
  });

  it('has the three partners with the CVR numbers of the application', () => {
    const partners = programme.organisations.filter(({ part }) => part === 'partner');
    expect(partners.map(({ name, cvr }) => [name, cvr])).toEqual([
      ['Dansk Byggeri', '26911125'],
      ['Dansk Håndværk', '76065314'],
      ['VEU Center Hovedstaden og Bornholm', '20578912'],
    ]);
    for (const { cvr, address } of partners) {
      expect(isCvr(cvr ?? '')).toBe(true);
      expect(address).toMatch(/ \d+, \d{4} \p{Lu}/u);
    }
  });

  it('has the sixteen other participants, Tårnby-Dragør as one', () => {
    expect(namesOf('participant')).toEqual([
      'Danske Anlægsgartnere',
      'Danske Malermestre',
      'AMK Øst',
      'Københavns Kommune',
      'Hillerød Kommune',
      'Frederiksberg Kommune',
      'Lyngby-Taarbæk Kommune',
      'Gentofte Kommune',
      'Tårnby-Dragør Kommune',
      'Next',
      'TEC',
      'ES Nord',
      'Sprogcenter Hellerup',
      'Nordsjællands Sprogcenter',
      'Voksenuddannelsescenter Frederiksberg',
      'Center for Beskæftigelse og Integration',
    ]);
  });

  it('names nobody as a contact, since the application names none', () => {
    expect(JSON.stringify(programme)).not.toMatch(/@|Per Olsen/);
  });

  it('gives every organisation an id of its own', () => {
    const ids = programme.organisations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(21);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9-]{1,63}$/);
  });

  it('gathers in the four sectors, with painters apart and metal as a cluster', () => {
    expect(programme.sectors.map(({ codes }) => codes)).toEqual([
      ['building', 'painting'],
      ['landscaping'],
      ['service'],
      ['transport'],
    ]);
    const used = [...programme.sectors, ...programme.clusters].flatMap(({ codes }) => codes);
    expect(used.sort()).toEqual([...SECTORS].sort());
  });

  it('aims at about 200 established, 100 to 150 with an IGU and about 50 through activation', () => {
    expect(programme.targets.map(({ id, about, from, to }) => ({ id, about, from, to }))).toEqual([
      { id: 'established', about: 200 },
      { id: 'igu-completed', from: 100, to: 150 },
      { id: 'job-through-activation', about: 50 },
    ]);
  });

  it('seats in the steering group those the application names, each organisation once', () => {
    const steering = programme.groups.find(({ id }) => id === 'steering-group');
    const seated = (steering?.seats ?? []).flatMap(({ organisations }) => organisations);
    const kinds = seated.map((id) => programme.organisations.find((known) => known.id === id)?.kind);
    expect(new Set(seated).size).toBe(seated.length);
    expect(kinds.filter((kind) => kind === 'municipality')).toHaveLength(6);
    expect(seated).toEqual(
      expect.arrayContaining(['lo-hovedstaden', 'amk-oest', 'veu-center-hovedstaden-bornholm']),
    );
    expect(seated).toContain('region-hovedstaden');
    expect(seated).not.toContain('next');
  });

  it('seats in the working group the people who do the work, each with the role they have here', () => {
    const working = programme.groups.find(({ id }) => id === 'working-group');
    expect(working?.seats.map(({ role }) => role)).toEqual([
      'projectLead',
      'coordinator',
      'tradeConsultant',
      'caseworker',
      undefined,
      'schoolConsultant',
      'counsellor',
    ]);
  });

  it('has the application’s seven activities and six milestones', () => {
    expect(programme.activities).toHaveLength(7);
    expect(programme.milestones).toHaveLength(6);
  });

  it('lands on the application’s own dates when it starts in December 2017', () => {
    const { startsOn, endsOn } = programme.source;
    const on = ({ months, days = 0 }: Offset) => addDays(addMonths(startsOn, months), days);
    expect(on({ months: programme.months, days: -1 })).toBe(endsOn);
    expect(
      programme.milestones.map(({ id, from, until, continues }) => [
        id,
        on(from),
        until && on(until),
        continues,
      ]),
    ).toEqual([
      ['sectors-chosen', '2018-01-01', '2018-01-31', false],
      ['dialogue-with-companies', '2017-12-01', undefined, true],
      ['first-courses-developed', '2018-02-01', '2018-03-31', true],
      ['recruitment-begins', '2018-04-01', '2018-04-30', true],
      ['igu-and-placements-established', '2018-04-01', '2018-05-31', true],
      ['closing-and-evaluation', '2020-11-01', '2020-11-30', false],
    ]);
    const secretariat = programme.activities.find(({ id }) => id === 'party-secretariat');
    expect(secretariat?.until && on(secretariat.until)).toBe('2019-12-31');
  });
});

describe('a programme’s file', () => {
  const faultsOf = (told: unknown) => {
    try {
      checkProgramme('lo-hovedstaden', told);
    } catch (error) {
      if (error instanceof ProgrammeFileError) return error.faults;
      throw error;
    }
    return [];
  };

  it('is told every fault at once, those within its parts and those between them', () => {
    const broken = structuredClone(programme);
    const [applicant, region, partner] = broken.organisations;
    const [steering] = broken.groups;
    const [target] = broken.targets;
    Object.assign(broken, { slug: 'another', placementDays: 0, start: '2017-12-01' });
    Object.assign(applicant ?? {}, { kind: 'region' });
    Object.assign(region ?? {}, { id: 'dansk-byggeri' });
    Object.assign(partner ?? {}, { cvr: '26911126' });
    Object.assign(steering?.seats[0] ?? {}, { organisations: ['hvem-som-helst'] });
    Object.assign(target ?? {}, { from: 100 });
    const told = [
      'organisations.2.cvr: Is no valid CVR number.',
      'targets.0: Must be either about, or from and to with from the smaller.',
      'placementDays: Must be at least 1.',
      'start: There is no such field.',
      'slug: Must be the name of the file.',
      'organisations: Must have exactly one secretariat.',
      'organisations: dansk-byggeri is there twice.',
      'groups: steering-group seats hvem-som-helst, which is no organisation here.',
      'groups: steering-group seats region-hovedstaden, which is no organisation here.',
    ];
    expect([...faultsOf(broken)].sort()).toEqual(told.sort());
  });

  it('may say what each organisation is to data about people, and what those who decide together have agreed', () => {
    const told = structuredClone(programme);
    Object.assign(told.organisations[0] ?? {}, { dataRole: 'joint' });
    const essence = { da: 'Sekretariatet svarer for alle.', en: 'The secretariat answers for all.' };
    Object.assign(told, { arrangement: { essence, url: 'https://fodfaeste.example.dk/aftale' } });
    expect(faultsOf(told)).toEqual([]);
    Object.assign(told.organisations[0] ?? {}, { dataRole: 'controller' });
    Object.assign(told, { arrangement: { essence: { da: '', en: 'x' }, url: 'http://example.dk' } });
    const fields = faultsOf(told).map((fault) => fault.split(':')[0] ?? '');
    expect(fields.toSorted()).toEqual([
      'arrangement.essence.da',
      'arrangement.url',
      'organisations.0.dataRole',
    ]);
  });

  it('is told of meetings that nobody can chair, two groups that steer, and names that stand for two things', () => {
    const broken = structuredClone(programme);
    const [steering, working] = broken.groups;
    Object.assign(working?.meetings ?? {}, { as: 'steering', hours: { at: '24:00', minutes: 120 } });
    Object.assign(steering?.meetings ?? {}, { everyMonths: 0 });
    Object.assign(broken, { chair: 'next-door' });
    Object.assign(broken.milestones[0] ?? {}, { id: 'steering-group-1' });
    Object.assign(broken.activities[0] ?? {}, { id: 'recruitment-begins' });
    const told = [
      'groups.0.meetings.everyMonths: Must be at least 1.',
      'groups.1.meetings.hours.at: Must be a time, as 13:00.',
      'groups: Only one may meet to steer.',
      'chair: next-door has no seat in the group that steers.',
      'activities: recruitment-begins is the name of a milestone too.',
      'groups: A meeting would have the name of steering-group-1.',
    ];
    expect([...faultsOf(broken)].sort()).toEqual(told.sort());
  });

  it('is told of a name that the checks of the rules have, and of data that are kept too long or for no reason', () => {
    const broken = structuredClone(programme);
    Object.assign(broken.milestones[0] ?? {}, { id: 'law-check-2018-11' });
    Object.assign(broken, { keepsData: { months: 37, reason: { da: '', en: 'For the evaluation.' } } });
    expect([...faultsOf(broken)].sort()).toEqual([
      expect.stringMatching(/^keepsData\.months: Must be 36 months at most: /),
      expect.stringMatching(/^keepsData\.reason\.da: /),
      'milestones or activities: law-check-2018-11 is the name of a check of the rules.',
    ]);
    Object.assign(broken, { keepsData: { months: 36 } });
    expect(faultsOf(broken)).toContainEqual(expect.stringMatching(/^keepsData\.reason/));
    Object.assign(broken, { keepsData: { months: 36, reason: { da: 'Regnskabet.', en: 'The accounts.' } } });
    expect(faultsOf(broken).filter((fault) => fault.startsWith('keepsData'))).toEqual([]);
  });

  it('can be planned from its first day, every name once, and every item has a title in both languages', () => {
    const { items, endsOn } = planOf(programme, programme.source.startsOn);
    expect(endsOn).toBe(programme.source.endsOn);
    expect(new Set(items.map(({ item }) => item)).size).toBe(items.length);
    const count = (kind: string) => items.filter((planned) => planned.kind === kind).length;
    expect([count('milestone'), count('meeting'), count('task')]).toEqual([6, 48, 6]);
    const titleOf = titlesIn(programme);
    const untitled = items.filter(({ item }) => titleOf(item).da === item || titleOf(item).en === item);
    expect(untitled).toEqual([]);
    expect(titleOf('sectors-chosen').da).toBe('Projektets brancher er valgt');
    expect(chairOf(programme)).toBe('lo-hovedstaden');
  });

  it('says how often its groups meet, and that the application does not', () => {
    const meetings = programme.groups.map(({ meetings }) => [
      meetings?.as,
      meetings?.everyMonths,
      meetings?.note?.en.startsWith('The application does not say'),
    ]);
    expect(meetings).toEqual([
      ['steering', 3, true],
      ['working', 1, true],
    ]);
  });

  it.each([[null], ['text'], [[]], [{}], [{ organisations: 'none', groups: [null, { seats: [1] }] }]])(
    'is refused where it holds %j',
    (told) => {
      expect(faultsOf(told).length).toBeGreaterThan(0);
    },
  );

  describe('in a folder', () => {
    let folder: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'programmes-'));
    });

    afterAll(async () => {
      await rm(folder, { recursive: true });
    });

    it('is found by its name', async () => {
      await writeFile(join(folder, 'prove.json'), JSON.stringify({ ...programme, slug: 'prove' }));
      expect(await readProgrammeFile('prove', folder)).toEqual({ ...programme, slug: 'prove' });
    });

    it('is refused where it is missing, is no JSON, or lies outside the folder', async () => {
      await writeFile(join(folder, 'broken.json'), '{ "slug": ');
      await expect(readProgrammeFile('missing', folder)).rejects.toThrow('There is no such file');
      await expect(readProgrammeFile('broken', folder)).rejects.toThrow('It is not JSON');
      await expect(readProgrammeFile('../package', folder)).rejects.toThrow('The name is not one of a file');
    });
  });
});
