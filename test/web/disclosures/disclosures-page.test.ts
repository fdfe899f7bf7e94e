import { describe, expect, it } from '@jest/globals';
import { DISCLOSURE_WORDS } from '../../../web/disclosures/disclosure-words.ts';
import { disclosuresPage } from '../../../web/disclosures/disclosures-page.tsx';
import type { DisclosureLine, DisclosuresParts } from '../../../web/disclosures/disclosures-page.tsx';
import { lix } from '../../support/words/lix.ts';

const A_LINE: DisclosureLine = {
  when: '20. marts 2026',
  organisation: 'Nordsjællands Sprogcenter',
  name: 'Karla Kontakt',
  what: ['Resultat af screening (påmindelse)'],
  ground: 'En opgave, som en myndighed skal løse',
};
const THE_PAGE: DisclosuresParts = {
  language: 'da',
  secretariat: { organisation: 'LO Eksempel', mail: 'sekretariat@example.dk' },
  person: 'Amina Prøvesen',
  municipality: 'Hillerød Kommune',
  reference: 'HIL-0001',
  today: '24. marts 2026',
  lines: [A_LINE],
  byConsent: false,
};

const written = (parts: Partial<DisclosuresParts> = {}) => disclosuresPage({ ...THE_PAGE, ...parts });

describe('the page on which a person reads who was told what', () => {
  it('says who it is about, as of which day, and never puts the name into the browser’s history', () => {
    const html = written();
    expect(html).toContain('<bdi dir="auto">Amina Prøvesen</bdi>');
    for (const said of ['Hillerød Kommune', 'HIL-0001', '24. marts 2026']) expect(html).toContain(said);
    expect(/<title>.*<\/title>/.exec(html)?.[0]).not.toContain('Amina');
  });

  it('has a line for each time, with when, who, what and on which ground', () => {
    const rows = written({ lines: [A_LINE, { ...A_LINE, name: undefined }] }).match(/<tr>.*?<\/tr>/g) ?? [];
    expect(rows).toHaveLength(3);
    expect(rows[1]).toContain('<td>20. marts 2026</td>');
    expect(rows[1]).toContain('Nordsjællands Sprogcenter, <bdi dir="auto">Karla Kontakt</bdi>');
    expect(rows[1]).toContain('<p>Resultat af screening (påmindelse)</p>');
    expect(rows[1]).toContain('<td>En opgave, som en myndighed skal løse</td>');
    expect(rows[2]).toContain('Nordsjællands Sprogcenter, tidligere kontaktperson');
  });

  it('says of a mail that came back when it did', () => {
    expect(written()).not.toContain('kom retur');
    expect(written({ lines: [{ ...A_LINE, bounced: '21. marts 2026' }] })).toContain(
      'Mailen kom retur den 21. marts 2026.',
    );
  });

  it('says plainly that nobody has been told anything', () => {
    const html = written({ lines: [] });
    expect(html).toContain('Vi har ikke skrevet til nogen om dig.');
    expect(html).not.toContain('<table');
  });

  it('names nobody where the person has been erased', () => {
    expect(written({ person: undefined })).not.toContain('<dt>Navn</dt>');
  });

  it('offers the right to object to what an authority does, and to withdraw what one has agreed to', () => {
    expect([written().includes('artikel 21'), written().includes('tage dit samtykke tilbage')]).toEqual([
      true,
      false,
    ]);
    const html = written({ byConsent: true });
    expect([html.includes('artikel 21'), html.includes('tage dit samtykke tilbage')]).toEqual([false, true]);
  });

  it('says whom to ask, and where to complain', () => {
    expect(written()).toContain('mailto:sekretariat@example.dk');
    expect(written()).toContain('<a href="https://www.datatilsynet.dk">www.datatilsynet.dk</a>');
  });

  it('is in English where that is asked for, and in nothing else then', () => {
    const html = written({ language: 'en', lines: [{ ...A_LINE, name: undefined }] });
    expect(html).toContain('<html lang="en">');
    const danish = Object.values(DISCLOSURE_WORDS).filter(({ da }) => html.includes(`>${da}<`));
    expect(danish).toEqual([]);
  });

  it.each(['da', 'en'] as const)(
    'needs no script and leads back nowhere, so that it can be printed: %s',
    (language) => {
      const html = written({ language });
      expect(html).not.toContain('<script');
      expect(html).not.toContain('language-switch');
    },
  );

  it('is written as plainly as what is written to the person', () => {
    const sentences = Object.values(DISCLOSURE_WORDS).map(({ da }) => da);
    expect(lix(sentences.filter((sentence) => sentence.endsWith('.')))).toBeLessThan(35);
  });
});
