import { describe, expect, it } from '@jest/globals';
import { proposed } from '../../support/journeys/proposed-to-closed.ts';

const COMPANY = 'eksempel-byg';
const YES = { company: COMPANY, on: '2026-03-12' } as const;
/** The match is proposed on 11 March, and the person says yes the day after. */
const saidYes = () => proposed('igu').until('2026-03-12').does('AcceptMatch', YES);

describe('a person’s own yes to a match', () => {
  it('ends the reminders to the person, and not those to the company', () => {
    const lived = saidYes().until('2026-04-10');
    expect(lived.reminded('match-answer-person')).toEqual(['2026-03-11']);
    expect(lived.reminded('match-answer')).toEqual(['2026-03-11', '2026-03-16', '2026-03-18']);
    expect(lived.journey.match).toMatchObject({ company: COMPANY, acceptedOn: '2026-03-12' });
  });

  it('is said once, to the match that was proposed, and before anything is agreed', () => {
    expect(saidYes().refusal('AcceptMatch', YES)).toBe('already-done');
    const other = { ...YES, company: 'proeve-service' };
    expect(proposed('igu').until('2026-03-12').refusal('AcceptMatch', other)).toBe('match-not-proposed');
    const agreed = proposed('igu')
      .until('2026-03-12')
      .does('AgreeMatch', { kind: 'igu', company: COMPANY, plannedStart: '2026-05-06' });
    expect(agreed.refusal('AcceptMatch', YES)).toBe('already-done');
  });

  it('stands when the company agrees on a day, and does not keep the person from saying no', () => {
    const no = { company: COMPANY, refusedBy: 'person', cause: 'transport', on: '2026-03-12' } as const;
    expect(saidYes().refusal('RefuseMatch', no)).toBeUndefined();
    const agreed = saidYes().does('AgreeMatch', {
      kind: 'igu',
      company: COMPANY,
      plannedStart: '2026-05-06',
    });
    expect(agreed.journey.match).toMatchObject({ acceptedOn: '2026-03-12', plannedStart: '2026-05-06' });
  });

  it('was to that match: another one asks anew', () => {
    const lived = saidYes().until('2026-03-16');
    lived.does('ProposeMatch', { kind: 'igu', company: 'proeve-service', sector: 'service' });
    expect(lived.open('match-answer-person')?.due).toBe('2026-03-23');
    expect(lived.journey.match?.acceptedOn).toBeUndefined();
  });

  it('told by mistake is taken back, and the person is asked again', () => {
    const lived = saidYes();
    const event = lived.events.findLast(({ type }) => type === 'MatchAccepted')?.sequence ?? 0;
    lived.does('CorrectCommand', { event, reason: 'did-not-happen' });
    expect(lived.open('match-answer-person')?.due).toBe('2026-03-18');
    expect(lived.journey.match?.acceptedOn).toBeUndefined();
  });
});
