import { describe, expect, it } from '@jest/globals';
import type { RecordEvents } from '../../activities/recording/record-events.ts';
import { unopenedJourney } from '../../domain/journeys/journey.ts';
import type { JourneyStart } from '../../engine/messages.ts';
import { upcast } from '../../engine/upcast.ts';

const ID = '0b6e7f0e-5a2c-4d7e-9d5f-0c4bd0b3a111';
const SUBJECT = { kind: 'journey', id: ID } as const;
const OPENING = {
  referral: { municipality: 'hilleroed-kommune' } as JourneyStart['opening']['referral'],
  programme: { slug: 'lo-hovedstaden', placementDays: 60 },
  actor: { organisation: 'hilleroed-kommune', via: 'api' },
} as const;
const answered = [{ key: 'k-1', bodyHash: 'hash', sequence: 3 }];

const before = (given: object) => upcast(given as JourneyStart);

describe('what was written before there were subjects', () => {
  it('begins a journey as today’s start does', () => {
    const start = { journeyId: ID, epoch: 1, offsetMs: 5, opening: OPENING, rulebook: 2 };
    expect(before(start)).toEqual({ subject: SUBJECT, epoch: 1, offsetMs: 5, opening: OPENING, rulebook: 2 });
  });

  it('goes on with the state, the answers and the mark of a parked run', () => {
    const journey = unopenedJourney(ID);
    const start = { journeyId: ID, epoch: 2, offsetMs: 0, opening: OPENING };
    expect(before({ ...start, carried: { journey, answered, parked: true } })).toEqual({
      subject: SUBJECT,
      epoch: 2,
      offsetMs: 0,
      opening: OPENING,
      carried: { state: journey, answered, parked: true },
    });
  });

  it('is recorded as a batch of the journey’s', () => {
    const batch = { journeyId: ID, epoch: 1, afterSequence: 4, events: [] };
    expect(upcast(batch as unknown as RecordEvents)).toEqual({
      subject: SUBJECT,
      epoch: 1,
      afterSequence: 4,
      events: [],
    });
  });
});

describe('what is of today', () => {
  it('is returned as it is', () => {
    const start: JourneyStart = { subject: SUBJECT, epoch: 1, offsetMs: 0, opening: OPENING };
    expect(upcast(start)).toBe(start);
  });
});
