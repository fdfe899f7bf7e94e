import { describe, expect, it } from '@jest/globals';
import { unsettledHelpOf, openObligations } from '../../../domain/journeys/journey.ts';
import { addDays, dateOf } from '../../../domain/vocabulary/calendar.ts';
import { underRulebook2 } from '../../support/journeys/a-journey.ts';

/** A company that has signed and has not registered yet. */
function asked() {
  const lived = underRulebook2.inIgu();
  const vitas = openObligations(lived.journey).find(({ kind }) => kind === 'vitas-registration');
  return { lived, about: vitas?.id ?? '' };
}

describe('whoever is asked may ask for help', () => {
  it('and the coordinator then owes an answer within a day', () => {
    const { lived, about } = asked();
    lived.does('AskForHelp', { about, help: 'call-me' });
    const task = openObligations(lived.journey).find(({ kind }) => kind === 'help-asked-for');
    expect(task).toMatchObject({ owedBy: 'coordinator', due: addDays(dateOf(lived.now), 1) });
    expect(unsettledHelpOf(lived.journey)).toEqual([{ by: task?.cause, about, help: 'call-me' }]);
  });

  it('which leaves what was asked open: asking is no answer', () => {
    const { lived, about } = asked();
    lived.does('AskForHelp', { about, help: 'not-us' });
    expect(openObligations(lived.journey).map(({ id }) => id)).toContain(about);
  });

  it('once, until it is settled, and then again', () => {
    const { lived, about } = asked();
    lived.does('AskForHelp', { about, help: 'call-me' });
    expect(lived.refusal('AskForHelp', { about, help: 'call-me' })).toBe('already-done');
    lived.does('SettleHelp', { event: unsettledHelpOf(lived.journey)[0]?.by ?? 0 });
    expect(unsettledHelpOf(lived.journey)).toEqual([]);
    expect(openObligations(lived.journey).map(({ kind }) => kind)).not.toContain('help-asked-for');
    lived.does('AskForHelp', { about, help: 'call-me' });
    expect(unsettledHelpOf(lived.journey)).toHaveLength(1);
  });

  it('for two things at once, each with an answer of its own', () => {
    const { lived, about } = asked();
    lived.does('AskForHelp', { about, help: 'call-me' });
    lived.does('AskForHelp', { about, help: 'another-date', wishedDate: addDays(dateOf(lived.now), 40) });
    const [first, second] = unsettledHelpOf(lived.journey);
    lived.does('SettleHelp', { event: second?.by ?? 0 });
    expect(unsettledHelpOf(lived.journey)).toEqual([first]);
    expect(openObligations(lived.journey).filter(({ kind }) => kind === 'help-asked-for')).toHaveLength(1);
  });

  it('only about what is open', () => {
    const { lived, about } = asked();
    lived.does('RegisterInVitas', { registeredOn: dateOf(lived.now) });
    expect(lived.refusal('AskForHelp', { about, help: 'call-me' })).toBe('not-open');
    expect(lived.refusal('AskForHelp', { about: 'vitas-registration:9999', help: 'call-me' })).toBe(
      'not-open',
    );
  });

  it.each([
    ['another date without saying which', { help: 'another-date' }],
    ['a call with a date', { help: 'call-me', wishedDate: '2026-06-01' }],
  ] as const)('but not for %s', (_, fields) => {
    const { lived, about } = asked();
    expect(lived.refusal('AskForHelp', { about, ...fields })).toBe('wished-date-only-then');
  });
});
