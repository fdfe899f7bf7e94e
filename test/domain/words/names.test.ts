import { describe, expect, it } from '@jest/globals';
import { nameInAnyText, nameInText, partsOfText, withoutMarks } from '../../../domain/words/names.ts';

const RIGHT = '\u2067';
const LEFT = '\u2066';
const END = '\u2069';

describe('a name in a text', () => {
  it.each([
    ['Arabic', 'محمد عبد الرحمن', RIGHT],
    ['Hebrew', 'נועה', RIGHT],
    ['Syriac', 'ܝܘܚܢܢ', RIGHT],
    ['Arabic with Latin after it', 'محمد Hansen', RIGHT],
    ['Latin with Arabic after it', 'Amina آمنة', LEFT],
    ['Latin with a number and Hebrew after it', '2. Noa לוי', LEFT],
  ])('is set apart, in the direction of its first letter: %s', (_, name, begins) => {
    expect(nameInText(name)).toBe(`${begins}${name}${END}`);
  });

  it.each(['Amina Prøvesen', 'Ольга', 'Ngọc', '李', 'ብርሃን', 'Café & Co.', ''])(
    'stays as it is where its letters run as the text does: %j',
    (name) => {
      expect(nameInText(name)).toBe(name);
    },
  );

  it('is set apart whatever its letters are where the text may run either way', () => {
    expect(nameInAnyText('Amina')).toBe(`${LEFT}Amina${END}`);
  });

  it('turns nothing that follows it, whatever somebody has typed into it', () => {
    expect(nameInText('Am\u202Eina\u2069')).toBe('Amina');
    expect(nameInText('\u200Fمحمد\u2069\u202E')).toBe(`${RIGHT}محمد${END}`);
  });
});

describe('a text with names in it', () => {
  const TEXT = `Ring til ${nameInText('محمد')} eller ${nameInText('Noa לוי')} på 20 30 40 50.`;

  it('is taken apart into the names and what stands between them', () => {
    expect(partsOfText(TEXT)).toEqual([
      { text: 'Ring til ', isName: false },
      { text: 'محمد', isName: true },
      { text: ' eller ', isName: false },
      { text: 'Noa לוי', isName: true },
      { text: ' på 20 30 40 50.', isName: false },
    ]);
  });

  it('is whole in its parts, and one part where it has no names', () => {
    expect(withoutMarks(TEXT)).toBe('Ring til محمد eller Noa לוי på 20 30 40 50.');
    expect(partsOfText('Ring nu.')).toEqual([{ text: 'Ring nu.', isName: false }]);
    expect(partsOfText('')).toEqual([]);
  });
});
