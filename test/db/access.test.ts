import { describe, expect, it } from '@jest/globals';
import { RIGHT_END, SEES_PEOPLE, TAKES_PART, visibleTo } from '../../db/access.ts';
import { STAGES } from '../../domain/vocabulary/codes.ts';
import type { Role } from '../../domain/vocabulary/codes.ts';

const seen = (before: number, ...roles: Role[]) =>
  visibleTo({ organisation: 'hilleroed-kommune', roles }, before);

describe('the condition for what a viewer sees', () => {
  it('holds the organisation and the stages as parameters, numbered after the query’s own', () => {
    expect(seen(2, 'caseworker')).toEqual({
      sql: '((journeys.municipality = $4 and journeys.stage = any($3::text[])))',
      values: [STAGES, 'hilleroed-kommune'],
    });
  });

  it('asks for no organisation where the role sees all', () => {
    expect(seen(0, 'coordinator')).toEqual({ sql: '(journeys.stage = any($1::text[]))', values: [STAGES] });
  });

  it('is whatever one of several roles shows', () => {
    const { sql, values } = seen(0, 'tradeConsultant', 'schoolConsultant');
    expect(sql).toBe(
      '(journeys.stage = any($1::text[]) or (journeys.school = $3 and journeys.stage = any($2::text[])))',
    );
    expect(values).toEqual([['recruitment', 'course', 'igu', 'placement'], STAGES, 'hilleroed-kommune']);
  });

  it.each<[string, Role[]]>([
    ['somebody without a role', []],
    ['one who only follows the numbers', ['steeringGroup']],
    ['one who runs the service and follows the numbers', ['operator', 'steeringGroup']],
  ])('is never true for %s', (_, roles) => {
    expect(seen(3, ...roles)).toEqual({ sql: 'false', values: [] });
  });
});

it('knows which contacts may know of people by one expression, and by their roles among others', () => {
  expect(RIGHT_END).toContain("contacts.roles <@ '{steeringGroup,operator}'::text[]");
  for (const condition of [SEES_PEOPLE, TAKES_PART]) expect(condition).toContain(RIGHT_END);
});
