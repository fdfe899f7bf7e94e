import { describe, expect, it } from '@jest/globals';
import { planOf } from '../../../domain/programme/plan.ts';
import { openObligations } from '../../../domain/subjects/obligation.ts';
import { differenceInWords, titlesIn } from '../../../domain/words/index.ts';
import { aFileWithDays, aPlan, aPlanWith, LivedProgramme } from '../../support/programme/a-programme.ts';

const typesOf = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type);

describe('a programme whose file has changed', () => {
  it('takes nothing up from a file that is as it was', () => {
    expect(new LivedProgramme().hears(aPlan)).toEqual([]);
  });

  it('plans what is new, and owes it', () => {
    const lived = new LivedProgramme();
    const evaluation = { item: 'evaluation', kind: 'milestone', on: '2027-12-20' } as const;
    const events = lived.hears({ ...aPlan, items: [...aPlan.items, evaluation] });
    expect(typesOf(events)).toEqual(['ItemPlanned', 'ObligationOpened']);
    expect(lived.owed('evaluation')?.due).toBe('2027-12-20');
  });

  it('moves what has another day, and what is owed for it', () => {
    const lived = new LivedProgramme();
    const events = lived.hears(aPlanWith({ 'first-class': { from: '2027-08-01', on: '2027-08-31' } }));
    expect(typesOf(events)).toEqual(['ItemMoved', 'ObligationShifted']);
    expect(events[0]?.payload).toMatchObject({ reason: 'programme-file', from: '2027-08-01', days: 28 });
    expect(lived.owed('first-class')?.due).toBe('2027-08-31');
    expect(lived.hears(aPlanWith({ 'first-class': { from: '2027-08-01', on: '2027-08-31' } }))).toEqual([]);
  });

  it('takes up another first day or another end by itself', () => {
    const lived = new LivedProgramme();
    const changed = aPlanWith({ dialogue: { from: '2027-02-01' } });
    const [moved] = lived.hears(changed);
    expect(moved?.payload).toMatchObject({ item: 'dialogue', from: '2027-02-01', days: 0 });
    expect(typesOf(lived.hears({ ...changed, endsOn: '2028-02-03' }))).toEqual(['ProgrammeRescheduled']);
    expect(lived.programme.endsOn).toBe('2028-02-03');
    expect(typesOf(lived.hears({ ...changed, startsOn: '2027-01-05', endsOn: '2028-02-03' }))).toEqual([
      'ProgrammeRescheduled',
    ]);
  });

  it('withdraws what is gone, and plans it again if it comes back', () => {
    const lived = new LivedProgramme();
    const events = lived.hears(aPlanWith({ 'steering-group-2': undefined }));
    expect(typesOf(events)).toEqual(['ItemWithdrawn', 'ObligationEnded']);
    expect(lived.item('steering-group-2')).toMatchObject({ state: 'cancelled', withdrawn: true, moves: 1 });
    expect(lived.hears(aPlanWith({ 'steering-group-2': undefined }))).toEqual([]);
    lived.hears(aPlan);
    expect(lived.item('steering-group-2')).toMatchObject({ state: 'planned', moves: 2 });
    expect(lived.owed('steering-group-2')?.due).toBe('2027-09-13');
    expect(lived.programme.items.map(({ item }) => item)).toEqual(aPlan.items.map(({ item }) => item));
  });

  it('leaves a day that somebody chose until the file’s own changes', () => {
    const lived = new LivedProgramme().does('MoveItem', {
      item: 'first-class',
      on: '2027-10-01',
      reason: 'too-few-people',
    });
    expect(lived.hears(aPlan)).toEqual([]);
    expect(lived.item('first-class')?.on).toBe('2027-10-01');
    lived.hears(aPlanWith({ 'first-class': { on: '2027-11-01' } }));
    expect(lived.owed('first-class')?.due).toBe('2027-11-01');
  });

  it('leaves what is done or called off as it is', () => {
    const lived = new LivedProgramme()
      .does('CancelMeeting', { item: 'steering-group-1', reason: 'too-few-can-come' })
      .until('2027-02-10')
      .does('ReportDone', { item: 'sectors-chosen', doneOn: '2027-02-09' });
    const changed = aPlanWith({
      'steering-group-1': { on: '2027-03-08' },
      'sectors-chosen': { on: '2027-04-01' },
    });
    expect(lived.hears(changed)).toEqual([]);
    expect(lived.hears(aPlanWith({ 'sectors-chosen': undefined }))).toEqual([]);
  });

  it('asks within a fortnight about what the file puts into the past', () => {
    const lived = new LivedProgramme().until('2027-03-01');
    lived.hears(aPlanWith({ 'sectors-chosen': { on: '2027-02-20' } }));
    expect(lived.owed('sectors-chosen')?.due).toBe('2027-03-15');
  });

  it('moves everything if it begins on another day', () => {
    const lived = new LivedProgramme('2026-11-02');
    const events = lived.hears(planOf(aFileWithDays, '2027-02-01'));
    expect(events[0]).toMatchObject({ type: 'ProgrammeRescheduled', payload: { startsOn: '2027-02-01' } });
    expect(lived.programme).toMatchObject({ startsOn: '2027-02-01', endsOn: '2028-01-31' });
    expect(lived.owed('sectors-chosen')?.due).toBe('2027-03-31');
    expect(lived.programme.items.every(({ moves }) => moves === 1)).toBe(true);
  });

  it.each([[undefined], ['a word'], [{ items: [] }], [{ ...aPlan, items: 7 }]])(
    'has the coordinator settle what cannot be read, and changes nothing: %j',
    (told) => {
      const lived = new LivedProgramme();
      const before = lived.programme.items;
      const [event] = lived.hears(told);
      expect(event?.type).toBe('ProgrammeSignalNotUnderstood');
      expect(lived.programme.items).toEqual(before);
      const isSignal = ({ kind }: { readonly kind: string }) => kind === 'programme-signal';
      expect(openObligations(lived.programme).find(isSignal)).toMatchObject({ owedBy: 'coordinator' });
      lived.does('SettleProgrammeSignal', { event: event?.sequence ?? 0 });
      expect(openObligations(lived.programme).find(isSignal)).toBeUndefined();
      expect(lived.refusal('SettleProgrammeSignal', { event: event?.sequence ?? 0 })).toBe('no-such-signal');
    },
  );
});

describe('two messages that could not be read', () => {
  it('are settled one by one', () => {
    const lived = new LivedProgramme();
    const [first = 0, second = 0] = [lived.hears(1), lived.hears(2)].map(([event]) => event?.sequence);
    lived.does('SettleProgrammeSignal', { event: first });
    expect(lived.programme.unsettledSignals).toEqual([second]);
    const waiting = openObligations(lived.programme).filter(({ kind }) => kind === 'programme-signal');
    expect(waiting.map(({ cause }) => cause)).toEqual([second]);
  });
});

describe('the difference between two versions of a file', () => {
  const titleOf = titlesIn({
    milestones: [
      { id: 'sectors-chosen', text: { da: 'Brancherne er valgt.', en: 'The sectors are chosen.' } },
      { id: 'first-class', text: { da: 'Første hold begynder.', en: 'The first class begins.' } },
    ],
    activities: [
      { id: 'dialogue', text: { da: 'Dialog med virksomheder.', en: 'Dialogue with companies.' } },
    ],
    groups: [{ id: 'steering-group', name: { da: 'Styregruppe', en: 'Steering group' } }],
  });

  it('is told in words, with the titles of the file and without what follows for deadlines', () => {
    const changed = aPlanWith({ 'first-class': { on: '2027-08-31' }, 'steering-group-2': undefined });
    const audit = { item: 'audit', kind: 'milestone', on: '2027-12-20' } as const;
    const events = new LivedProgramme().hears({ ...changed, items: [...changed.items, audit] });
    expect(differenceInWords(events, titleOf)).toEqual([
      {
        da: 'Møde: »Styregruppe, møde 2« står ikke længere i programmets fil.',
        en: 'Meeting: “Steering group, meeting 2” is no longer in the programme’s file.',
      },
      {
        da: 'Milepæl: »Første hold begynder« er flyttet til 31. august 2027. Begrundelse: programmets fil er ændret.',
        en: 'Milestone: “The first class begins” has been moved to 31 August 2027. Reason: the programme’s file has changed.',
      },
      { da: 'Milepæl: »audit«, senest 20. december 2027.', en: 'Milestone: “audit”, by 20 December 2027.' },
    ]);
  });

  it('is nothing where nothing has changed', () => {
    expect(differenceInWords(new LivedProgramme().hears(aPlan), titleOf)).toEqual([]);
  });
});
