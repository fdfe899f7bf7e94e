import { describe, expect, it } from '@jest/globals';
import { PROGRAMME_EVENT_TYPES } from '../../../domain/programme/events.ts';
import { itemInWords, tellEvent, titlesIn } from '../../../domain/words/index.ts';
import { aPlanWith, LivedProgramme } from '../../support/programme/a-programme.ts';

function aWholeLife(): LivedProgramme {
  const lived = new LivedProgramme().does('CancelMeeting', {
    item: 'working-group-2',
    reason: 'other-cancel',
  });
  lived.hears(7);
  lived.does('SettleProgrammeSignal', { event: lived.programme.unsettledSignals?.[0] ?? 0 });
  lived.does('MoveItem', { item: 'steering-group-1', on: '2027-03-18', reason: 'calendar' });
  lived.does('TakeBackReport', {
    event: lived.item('steering-group-1')?.lastReport?.event ?? 0,
    reason: 'did-not-happen',
  });
  lived.does('MoveItem', { item: 'steering-group-1', on: '2027-03-19', reason: 'calendar' });
  lived.until('2027-04-01').does('ReportTask', { item: 'dialogue', reportedOn: '2027-04-01' });
  lived.does('ReportDone', { item: 'sectors-chosen', doneOn: '2027-03-30' });
  lived.hears({ ...aPlanWith({ 'first-class': undefined }), endsOn: '2028-02-03' });
  return lived.until('2027-12-01');
}

describe('the timeline of a programme', () => {
  const { events } = aWholeLife();
  const told = events.map(({ type, payload }) => ({ type, ...tellEvent(type, { ...payload }) }));

  it('tells every event, with nothing left out and no code left bare', () => {
    expect(PROGRAMME_EVENT_TYPES.filter((type) => !events.some((event) => event.type === type))).toEqual([]);
    for (const { da, en } of told) {
      expect(da).toMatch(/^[\p{Lu}»].*\.$/u);
      expect(`${da} ${en}`).not.toMatch(/[{}[\]]|undefined|ikke oplyst|not stated/);
      expect(en).not.toMatch(/other-cancel|steering-chair|programme-milestone|^task|^milestone/);
    }
  });

  it('says of what is owed what it is about, if that is given along', () => {
    const opened = events.find(({ type }) => type === 'ObligationOpened');
    const titled = { ...opened?.payload, item: 'sectors-chosen' };
    expect(tellEvent('ObligationOpened', titled, undefined, () => ({ da: 'Valg', en: 'Choice' }))).toEqual({
      da: 'Programmets milepæl »Valg«: koordinatoren har frist 3. marts 2027.',
      en: 'Programme milestone “Choice”: owed by the coordinator, due 3 March 2027.',
    });
    expect(tellEvent('ObligationOpened', { ...opened?.payload }).da).toBe(
      'Programmets milepæl: koordinatoren har frist 3. marts 2027.',
    );
  });
});

describe('what things of a programme are called', () => {
  const titleOf = titlesIn({
    milestones: [
      { id: 'sectors-chosen', text: { da: 'Brancherne er valgt.', en: 'The sectors are chosen.' } },
    ],
    activities: [{ id: 'dialogue', text: { da: 'Dialog.', en: 'Dialogue.' } }],
    groups: [{ id: 'steering-group', name: { da: 'Styregruppe', en: 'Steering group' } }],
  });

  it('is what its file says, a meeting with its day', () => {
    expect(itemInWords({ item: 'sectors-chosen', kind: 'milestone', on: '2018-01-31' }, titleOf)).toEqual({
      da: 'Brancherne er valgt',
      en: 'The sectors are chosen',
    });
    expect(itemInWords({ item: 'steering-group-2', kind: 'meeting', on: '2018-04-03' }, titleOf)).toEqual({
      da: 'Styregruppe, møde 2, 3. april 2018',
      en: 'Steering group, meeting 2, 3 April 2018',
    });
    expect(titleOf('dialogue').en).toBe('Dialogue');
  });

  it('is its name if the file has it no more', () => {
    expect(titleOf('gone')).toEqual({ da: 'gone', en: 'gone' });
    expect(titleOf('steering-group-x')).toEqual({ da: 'steering-group-x', en: 'steering-group-x' });
  });
});
