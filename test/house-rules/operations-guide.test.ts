import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { hear } from '../../domain/decisions/signals.ts';
import { apply } from '../../domain/journeys/apply.ts';
import type { Stage } from '../../domain/vocabulary/codes.ts';
import { SIGNALS } from '../../engine/messages.ts';
import { SEARCH_ATTRIBUTES } from '../../engine/search-attributes.ts';
import { anAgreement, aScreening, LivedJourney } from '../support/journeys/a-journey.ts';

const GUIDE = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
/** The day on which the guide's examples are sent. */
const TODAY = '2026-11-24';

const EXAMPLES = [
  ...GUIDE.matchAll(/^From `(\w+)` to `(\w+)`[^\n]*\n\n```\n(.+? --name (\w+) --input '(.+)')\n```$/gm),
].map(([, from = '', to = '', , name = '', input = '']) => ({ from, to, name, input }));

const placement = { kind: 'praktik', company: 'eksempel-byg', approvedOn: '2026-10-01' } as const;
const class1 = { school: 'next', sector: 'painting', startsOn: '2026-10-05', endsOn: '2026-11-20' } as const;
const job = { employer: 'eksempel-byg', kind: 'job', startsOn: '2026-10-20', weeklyHours: 37 } as const;

const screened = () =>
  new LivedJourney('2026-09-01').until('2026-09-10').does('RecordScreening', aScreening('2026-09-10'));
const sought = () => screened().until('2026-09-15').does('AcceptScreening', { acceptedOn: '2026-09-15' });

/** A journey at each stage. */
const AT: Readonly<Record<string, () => LivedJourney>> = {
  screening: screened,
  recruitment: sought,
  course: () => sought().until('2026-10-01').does('AdmitToCourse', class1),
  igu: () => sought().until('2026-10-01').does('SignIguAgreement', anAgreement('2026-10-08')),
  placement: () =>
    sought()
      .until('2026-10-01')
      .does('ApprovePlacement', { ...placement, startsOn: '2026-10-05', endsOn: '2026-12-18' }),
  employment: () => sought().until('2026-10-20').does('StartEmployment', job),
};

describe('the operations guide', () => {
  it('has a Signal for every stage that a jobcentre can move', () => {
    const stages: readonly Stage[] = ['screening', 'recruitment', 'course', 'igu', 'placement', 'employment'];
    expect([...new Set(EXAMPLES.map(({ from }) => from))]).toEqual(stages);
    expect(EXAMPLES).toHaveLength(GUIDE.match(/temporal workflow signal/g)?.length ?? 0);
  });

  it.each(EXAMPLES)('sends a Signal that takes a journey from $from to $to', ({ from, to, name, input }) => {
    expect(name).toBe(SIGNALS.jobcentre);
    const lived = AT[from]?.().until(TODAY) ?? new LivedJourney(TODAY);
    expect(lived.journey.stage).toBe(from);
    const { events } = hear(lived.journey, JSON.parse(input), lived.now);
    expect(events.map(({ type }) => type)).not.toContain('SignalNotApplied');
    expect(events.reduce(apply, lived.journey).stage).toBe(to);
  });

  it('links to Temporal’s lists with the query that stands beside the link', () => {
    const links = [...GUIDE.matchAll(/\[`([^`]+)`\]\((http[^)]+)\)/g)];
    expect(links.length).toBeGreaterThan(4);
    for (const [, query, url = ''] of links) expect(new URL(url).searchParams.get('query')).toBe(query);
  });

  it('asks those lists only for what journeys can be found by', () => {
    const builtIn = [
      'ExecutionStatus',
      'WorkflowType',
      'TemporalReportedProblems',
      'AND',
      'IS',
      'NOT',
      'NULL',
    ];
    const known = [...SEARCH_ATTRIBUTES.map(({ name }) => name), ...builtIn];
    const asked = [...GUIDE.matchAll(/\[`([^`]+)`\]\(http/g)].flatMap(([, query = '']) =>
      query.replaceAll(/"[^"]*"/g, '').match(/[A-Z]\w+/g),
    );
    expect(asked.filter((name) => !known.includes(name ?? ''))).toEqual([]);
  });
});
