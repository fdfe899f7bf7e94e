import { describe, expect, it } from '@jest/globals';
import { NOTICES } from '../../../domain/notices/index.ts';
import { OBLIGATION_KINDS } from '../../../domain/vocabulary/obligation-kinds.ts';
import { OBLIGATION_WORDS } from '../../../domain/words/index.ts';
import { ACCESSIBILITY_WORDS } from '../../../web/accessibility/accessibility-words.ts';
import { hyphenated } from '../../../web/frame/hyphenated.ts';
import { ANSWER_PAGE_WORDS } from '../../../web/questions/answer-words.ts';

/** How many letters fit into a line of a heading on the smallest telephone. */
const FITS = 20;

const FACTS = { due: 'D', person: 'P', organisation: 'O', month: 'M', item: 'I' };

/** What stands as a heading, as far as it is ours to choose. */
const HEADINGS = [
  ...OBLIGATION_KINDS.flatMap((kind) => [
    NOTICES[kind].da.reminder(FACTS).title,
    NOTICES[kind].da.escalation(FACTS).title,
    OBLIGATION_WORDS[kind].da,
  ]),
  ...Object.values(ACCESSIBILITY_WORDS).map(({ da }) => da),
  ...Object.values(ANSWER_PAGE_WORDS).map(({ da }) => da),
];

const tooLong = (text: string) => text.match(new RegExp(`\\p{L}{${FITS + 1},}`, 'gu')) ?? [];

describe('a heading', () => {
  it('has no word longer than a line that cannot be parted', () => {
    expect(HEADINGS.flatMap(tooLong).length).toBeGreaterThan(2);
    expect(HEADINGS.map(hyphenated).flatMap(tooLong)).toEqual([]);
  });

  it.each([
    ['Tilgængelighedserklæring', 'Tilgængeligheds\u00ADerklæring'],
    ['INTEGRATIONSGRUNDUDDANNELSESAFTALEN', 'INTEGRATIONS\u00ADGRUND\u00ADUDDANNELSES\u00ADAFTALEN'],
    ['Spørg medarbejderrepræsentanten.', 'Spørg medarbejder\u00ADrepræsentanten.'],
    ['Læg undervisningsplanen i VITAS', 'Læg undervisningsplanen i VITAS'],
  ])('parts %s where a reader would, and nothing else', (text, parted) => {
    expect(hyphenated(text)).toBe(parted);
  });
});
