import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { hear } from '../../../domain/decisions/signals.ts';
import { apply } from '../../../domain/journeys/apply.ts';
import { openObligations } from '../../../domain/journeys/journey.ts';
import { inRecruitment, referred } from '../../support/journeys/a-journey.ts';

const close = {
  key: 'momentum-1',
  municipality: 'hilleroed-kommune',
  command: 'CloseJourney',
  fields: { outcome: 'not-established', cause: 'moved', on: '2026-03-09' },
};

describe('a jobcentre’s Signal', () => {
  it('advances a case as the caseworker’s own command would', () => {
    const lived = inRecruitment();
    const { events, actor, key } = hear(lived.journey, close, lived.now);
    expect(events[0]).toMatchObject({ type: 'JourneyClosed', payload: close.fields });
    expect(actor).toEqual({ organisation: 'hilleroed-kommune', via: 'signal' });
    expect(key).toBe('momentum-1');
  });

  it.each([
    [
      'a move to another municipality',
      {
        ...close,
        command: 'TransferJourney',
        fields: {
          municipality: 'gentofte-kommune',
          referenceId: '3f0e6d1a-0000-4000-8000-000000000005',
          on: '2026-03-09',
        },
      },
      'not-for-jobcentres',
    ],
    ['a command of another party', { ...close, command: 'RegisterInVitas' }, 'not-for-jobcentres'],
    ['a command nobody knows', { ...close, command: 'Fatima' }, 'unknown-command'],
    ['another municipality', { ...close, municipality: 'gentofte-kommune' }, 'foreign-municipality'],
    ['fields that cannot be read', { ...close, fields: 7 }, 'fields-malformed'],
    [
      'a stage that does not take it',
      { ...close, command: 'ConfirmRetention', fields: { month: 1, employed: true } },
      'wrong-stage',
    ],
  ])('with %s becomes an event and an obligation on the coordinator', (_, signal, code) => {
    const lived = inRecruitment();
    const { events } = hear(lived.journey, signal, lived.now);
    expect(events.map(({ type }) => type)).toEqual(['SignalNotApplied', 'ObligationOpened']);
    expect(events[0]?.payload).toMatchObject({ code });
    expect(JSON.stringify(events)).not.toContain('Fatima');
    expect(events[1]?.payload).toMatchObject({ kind: 'jobcentre-signal', owedBy: 'coordinator' });
  });

  it('with a command nobody knows is told without its name', () => {
    const lived = inRecruitment();
    const { events } = hear(lived.journey, { ...close, command: 'Fatima' }, lived.now);
    expect(events[0]?.payload).toEqual({ command: 'unknown', code: 'unknown-command' });
  });

  it.each(['', ' momentum-1', 'momentum-1 ', 'momentum 1', 'm'.repeat(101)])(
    'whose key is %j is not understood',
    (key) => {
      const lived = inRecruitment();
      const { events } = hear(lived.journey, { ...close, key }, lived.now);
      expect(events[0]?.type).toBe('SignalNotUnderstood');
    },
  );

  it('is settled by the coordinator, and by nothing else', () => {
    const lived = inRecruitment();
    const { events } = hear(lived.journey, undefined, lived.now);
    lived.journey = events.reduce(apply, lived.journey);
    const number = events[0]?.sequence ?? 0;
    expect(lived.refusal('SettleSignal', { event: number + 1 })).toBe('no-such-signal');
    lived.does('CloseJourney', { outcome: 'job', on: lived.today });
    expect(openObligations(lived.journey).map(({ kind }) => kind)).toEqual(['jobcentre-signal']);
    lived.does('SettleSignal', { event: number });
    expect(openObligations(lived.journey)).toEqual([]);
  });

  it('never throws, whatever arrives', () => {
    const { journey, now } = referred();
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        expect(hear(journey, payload, now).events.length).toBeGreaterThan(0);
      }),
    );
  });
});
