import { describe, expect, it } from '@jest/globals';
import { dateOf } from '../../../domain/vocabulary/calendar.ts';
import type { ObligationKind } from '../../../domain/vocabulary/obligation-kinds.ts';
import { underRulebook2 } from '../../support/journeys/a-journey.ts';
import type { LivedJourney } from '../../support/journeys/a-journey.ts';
import { onCourse, proposed } from '../../support/journeys/proposed-to-closed.ts';

/** Who is told of a kind, and when. */
function told({ events }: LivedJourney, kind: ObligationKind): string[] {
  return events.flatMap((event) =>
    (event.type === 'ObligationReminded' || event.type === 'ObligationEscalated') &&
    event.payload.kind === kind
      ? [`${dateOf(event.at)} ${event.payload.to.join(', ')}`]
      : [],
  );
}

describe('a colleague is told', () => {
  it('on the Friday before, where something is due on a Saturday: the coordinator comes after', () => {
    // Proposed on a Saturday, and due on the next Saturday.
    expect(told(proposed('igu', '2026-03-14').until('2026-04-10'), 'match-answer')).toEqual([
      '2026-03-14 company',
      '2026-03-19 company',
      '2026-03-20 company',
      '2026-03-20 colleague',
      '2026-03-23 coordinator',
      '2026-03-30 project-lead',
    ]);
  });

  it('not on the day on which the owner is first asked', () => {
    // Told on a Thursday; the municipality is asked on Friday about what is due on Sunday.
    const lived = onCourse('2026-05-07')
      .until('2026-05-07')
      .does('ConfirmDayOne', { of: 'course', came: false, on: '2026-05-07' })
      .until('2026-05-20');
    expect(told(lived, 'no-show')).toEqual([
      '2026-05-08 municipality, coordinator',
      '2026-05-11 colleague',
      '2026-05-12 coordinator',
      '2026-05-19 project-lead',
    ]);
  });

  it('not of what is owed since today only: then nobody has been silent yet', () => {
    const away = (expectedBack: string) =>
      underRulebook2
        .inIgu('2026-05-04')
        .until('2026-06-10')
        .does('PauseJourney', { from: '2026-06-01', kind: 'other', expectedBack })
        .until('2026-06-30');
    expect(told(away('2026-06-09'), 'pause-over')).toEqual([
      '2026-06-10 municipality',
      '2026-06-12 coordinator',
      '2026-06-19 project-lead',
    ]);
    expect(told(away('2026-06-11'), 'pause-over')).toContain('2026-06-12 colleague');
  });

  it('the day after a first day, since nobody knows before it who comes', () => {
    const lived = onCourse('2026-05-06').until('2026-05-20');
    expect(told(lived, 'day-one-course').slice(0, 4)).toEqual([
      '2026-05-04 school',
      '2026-05-06 school',
      '2026-05-07 colleague',
      '2026-05-08 school',
    ]);
  });

  it('never of what a person or the secretariat owes', () => {
    const lived = proposed('igu').until('2026-08-03');
    const kinds = lived.events.flatMap((event) =>
      event.type === 'ObligationEscalated' && event.payload.to.includes('colleague')
        ? [event.payload.kind]
        : [],
    );
    expect(kinds).not.toContain('match-answer-person');
    expect(kinds).not.toContain('seat-or-place');
    expect(kinds).toContain('match-answer');
  });
});
