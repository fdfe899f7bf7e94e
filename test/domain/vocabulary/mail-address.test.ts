import { describe, expect, it } from '@jest/globals';
import { faultOfAddress, spellingsOfAddress, wireAddress } from '../../../domain/vocabulary/mail-address.ts';

const LONG = 'x'.repeat(64);

describe('a mail address', () => {
  it.each([
    'bo@example.dk',
    'bo+igu@example.dk',
    'hr&loen@example.dk',
    'post/hr@example.dk',
    'bo=hr#1@example.dk',
    "o'brien@example.dk",
    'kontakt@hændværker.dk',
    'KONTAKT@HÆNDVÆRKER.DK',
    'kontakt@xn--hndvrker-j0ad.dk',
    'bo@post.eksempel.københavn',
    `${LONG}@example.dk`,
  ])('may be %s', (address) => {
    expect(faultOfAddress(address)).toBeUndefined();
  });

  it.each([
    ['', 'malformed'],
    ['bo', 'malformed'],
    ['@example.dk', 'malformed'],
    ['bo@', 'malformed'],
    ['bo@example', 'malformed'],
    ['bo@@example.dk', 'malformed'],
    ['bo..bo@example.dk', 'malformed'],
    ['.bo@example.dk', 'malformed'],
    ['bo @example.dk', 'malformed'],
    ['"bo"@example.dk', 'malformed'],
    ['bo@-example.dk', 'malformed'],
    ['bo@example..dk', 'malformed'],
    ['bo@1.2.3.4', 'malformed'],
    ['bo@exa_mple.dk', 'malformed'],
    ['bo@example.dk, ib@example.dk', 'malformed'],
    ['bo@example.dk\nBcc: ib@example.dk', 'malformed'],
    [`bo@${'x'.repeat(64)}.dk`, 'malformed'],
    ['søren@example.dk', 'letters-before-at'],
    [`${LONG}x@example.dk`, 'local-part-too-long'],
    [`bo@${`${'x'.repeat(60)}.`.repeat(4)}example.dk`, 'too-long'],
  ])('may not be %j', (address, fault) => {
    expect(faultOfAddress(address)).toBe(fault);
  });

  it('goes onto the wire in ASCII', () => {
    expect(wireAddress('Kontakt@Hændværker.dk')).toBe('Kontakt@xn--hndvrker-j0ad.dk');
    expect(wireAddress('bo@example.dk')).toBe('bo@example.dk');
    expect(wireAddress('no address')).toBe('no address');
  });

  it('is looked for as it is read and as it is sent, from whichever of the two', () => {
    const both = ['kontakt@hændværker.dk', 'kontakt@xn--hndvrker-j0ad.dk'];
    expect(spellingsOfAddress('Kontakt@HÆNDVÆRKER.dk').toSorted()).toEqual(both);
    expect(spellingsOfAddress('kontakt@xn--hndvrker-j0ad.dk').toSorted()).toEqual(both);
    expect(spellingsOfAddress(' Bo@Example.dk ')).toEqual(['bo@example.dk']);
  });
});
