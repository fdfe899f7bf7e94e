import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isCvr } from '../../../domain/vocabulary/cvr.ts';

/** Dansk Byggeri, Dansk Håndværk and VEU-center, as printed in the programme's application. */
const REAL = ['26911125', '76065314', '20578912'] as const;

const aRealNumber = fc.constantFrom(...REAL);
const aPlace = fc.integer({ min: 0, max: 7 });

describe('a CVR number', () => {
  it.each(REAL)('%s of one of the programme’s own partners is one', (cvr) => {
    expect(isCvr(cvr)).toBe(true);
  });

  it('is none with any single digit miswritten', () => {
    fc.assert(
      fc.property(aRealNumber, aPlace, fc.integer({ min: 1, max: 9 }), (cvr, place, more) => {
        const digit = (Number(cvr[place]) + more) % 10;
        expect(isCvr(cvr.slice(0, place) + digit + cvr.slice(place + 1))).toBe(false);
      }),
    );
  });

  it('is none with two different neighbouring digits swapped', () => {
    for (const cvr of REAL) {
      for (let place = 0; place < 7; place += 1) {
        if (cvr[place] === cvr[place + 1]) continue;
        const swapped = `${cvr.slice(0, place)}${cvr[place + 1]}${cvr[place]}${cvr.slice(place + 2)}`;
        expect([swapped, isCvr(swapped)]).toEqual([swapped, false]);
      }
    }
  });

  it.each([
    ['eight zeros', '00000000'],
    ['seven digits', '2691112'],
    ['nine digits', '269111250'],
    ['spaces between', '26 91 11 25'],
    ['a country code before', 'DK26911125'],
    ['a line break after', '26911125\n'],
    ['digits of another script', '٢٦٩١١١٢٥'],
    ['letters', 'abcdefgh'],
    ['nothing', ''],
  ])('is none with %s', (_, text) => {
    expect(isCvr(text)).toBe(false);
  });
});
