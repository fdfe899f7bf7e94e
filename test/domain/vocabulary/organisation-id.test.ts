import { describe, expect, it } from '@jest/globals';
import { organisationIdFrom, organisationIdsFrom } from '../../../domain/vocabulary/organisation-id.ts';

const AN_ID = /^[a-z0-9][a-z0-9-]{1,63}$/;

describe('an organisation’s id, made from its name', () => {
  it.each([
    ['Eksempel Byg ApS', 'eksempel-byg-aps'],
    ['Café Ægir & Søn A/S', 'cafe-aegir-soen-a-s'],
    ['  Ålborg   Rådhus. ', 'aalborg-raadhus'],
    ['A\u030Albyg', 'aalbyg'],
    ['ÉÜÑ Łódź ß', 'eun-lodz-ss'],
    ['3F København', '3f-koebenhavn'],
    ['--NEXT--', 'next'],
    ['שלום בע״מ', 'company'],
    ['Ø', 'oe'],
    ['B', 'company'],
    ['***', 'company'],
  ])('of %j is %s', (name, id) => {
    expect(organisationIdFrom(name, 'company')).toBe(id);
    expect(id).toMatch(AN_ID);
  });

  it('is short enough for a number behind it, and never ends in a hyphen', () => {
    const long = organisationIdFrom(`${'a'.repeat(55)} ${'b'.repeat(100)}`, 'company');
    expect(long).toBe('a'.repeat(55));
    expect(`${organisationIdFrom('å'.repeat(100), 'company')}-1234567`).toMatch(AN_ID);
  });

  it('has a number behind it if another has it already', () => {
    const ids = organisationIdsFrom('Byg ApS', 'company');
    expect([ids.next().value, ids.next().value, ids.next().value]).toEqual([
      'byg-aps',
      'byg-aps-2',
      'byg-aps-3',
    ]);
  });
});
