import { describe, expect, it } from '@jest/globals';
import { OPEN_ROUTES, priceKindOf } from '../../bench/price-kinds.ts';
import type { PriceKind } from '../../bench/price-kinds.ts';
import { worstBodies } from '../../bench/worst-bodies.ts';
import { ROUTES } from '../../api/routes.ts';

const BODIES = worstBodies({ journey: 'j', answerPage: '/svar/x', wishesPage: '/oensker/x' });

describe('the price of every route', () => {
  it('is stated for each that anybody may call, and for no other', () => {
    const open = ROUTES.filter(({ permission }) => permission === 'anyone');
    const stated = Object.fromEntries(
      open.map((route) => [`${route.method} ${route.path}`, priceKindOf(route)]),
    );
    expect(open.length).toBeGreaterThan(10);
    expect(OPEN_ROUTES).toEqual(stated);
  });

  it('has no route without a key that takes JSON, a list or a mail', () => {
    expect(Object.values(OPEN_ROUTES).filter((kind) => ['json', 'list', 'mail'].includes(kind))).toEqual([]);
  });

  it.each([...new Set(ROUTES.map(priceKindOf))])('is tried with the worst of its kind: %s', (kind) => {
    expect(BODIES.filter((body) => body.kind === kind).length).toBeGreaterThan(KINDS[kind] - 1);
  });

  it('names each of the worst bodies once', () => {
    expect(new Set(BODIES.map(({ name }) => name)).size).toBe(BODIES.length);
  });
});

/** How many ways to be costly there are at least. */
const KINDS: Readonly<Record<PriceKind, number>> = {
  head: 3,
  form: 2,
  'form-in-parts': 4,
  json: 8,
  list: 10,
  mail: 1,
};
