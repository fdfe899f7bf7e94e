import { describe, expect, it } from '@jest/globals';
import { h } from 'preact';
import { errorPage } from '../../../web/frame/error-page.tsx';
import { inLanguage } from '../../../web/frame/in-language.ts';
import { Name } from '../../../web/frame/name.tsx';
import { page } from '../../../web/frame/page.tsx';
import type { PageParts } from '../../../web/frame/page.tsx';

const A_PAGE: PageParts = {
  language: 'da',
  title: 'Mødte personen op?',
  path: '/svar/abc',
  secretariat: { organisation: 'LO Eksempel', mail: 'sekretariat@example.dk' },
  children: 'Indhold',
};
const HOSTILE = '"><script>alert(1)</script>&amp;<b>';
const ESCAPED = '&lt;script>alert(1)&lt;/script>';

const written = (parts: Partial<PageParts> = {}) => page({ ...A_PAGE, ...parts });

describe('a page', () => {
  it('is a whole document that says which language it is in and how wide it is shown', () => {
    expect(written()).toMatch(/^<!doctype html><html lang="da"><head><meta charset="utf-8"\/>/);
    expect(written({ language: 'en' })).toContain('<html lang="en">');
    expect(written()).toContain('<meta name="viewport" content="width=device-width, initial-scale=1"/>');
  });

  it('says that it is an exercise if it is one, at its head and in the browser’s tab, and never otherwise', () => {
    const exercise = written({ secretariat: { ...A_PAGE.secretariat, isExercise: true } });
    expect(exercise).toContain('<title>Øvelse: Mødte personen op? – Fodfæste</title>');
    expect(exercise).toMatch(/<header[^>]*><p class="exercise" dir="ltr"><strong lang="da">Øvelse: /);
    expect(written()).not.toContain('Øvelse');
  });

  it('has its title as its one heading, and in the browser’s tab', () => {
    expect(written()).toContain('<title>Mødte personen op? – Fodfæste</title>');
    expect(written().match(/<h1[ >].*?<\/h1>/g)).toEqual(['<h1>Mødte personen op?</h1>']);
  });

  it('leads past its header to what it is about', () => {
    const [, target = ''] =
      /<a class="skipnav" href="#([^"]+)">Gå til sidens indhold<\/a>/.exec(written()) ?? [];
    expect(written()).toMatch(new RegExp(`<main [^>]*id="${target}"`));
  });

  it('leads to itself in the other language, and says which one it is in', () => {
    expect(linksToLanguages(written())).toEqual(['/svar/abc?sprog=da (current)', '/svar/abc?sprog=en']);
    expect(linksToLanguages(written({ language: 'en' }))).toEqual([
      '/svar/abc?sprog=da',
      '/svar/abc?sprog=en (current)',
    ]);
  });

  it('leads nowhere where it cannot be read again', () => {
    expect(linksToLanguages(written({ path: undefined }))).toEqual([]);
  });

  it.each(['//example.com', '///example.com', '/\\example.com', 'example.com', '/', ''])(
    'stays on this site when its path is %j',
    (path) => {
      const origin = 'https://fodfaeste.example.dk';
      expect(new URL(inLanguage(path, 'da'), origin).origin).toBe(origin);
    },
  );

  it('has the secretariat’s address at its foot', () => {
    expect(written()).toContain('<a href="mailto:sekretariat@example.dk">sekretariat@example.dk</a></p>');
  });

  it('says at its foot who answers for it, where its accessibility statement is, and that it sets no cookies', () => {
    const foot = (html: string) => /<footer.*<\/footer>/s.exec(html)?.[0] ?? '';
    expect(foot(written())).toContain('Ansvarlig for siden: <bdi dir="auto">LO Eksempel</bdi>');
    expect(foot(written())).toContain('<a href="/was">Tilgængelighedserklæring</a>');
    expect(foot(written())).toContain('Siden sætter ingen cookies.');
    expect(foot(written({ language: 'en' }))).toContain(
      '<a href="/was?sprog=en">Accessibility statement</a>',
    );
    expect(foot(written({ secretariat: { mail: 's@example.dk' } }))).toContain(
      'Sekretariatet for Fodfæste</bdi>',
    );
  });

  it('shows what it is given and never runs it, wherever it stands', () => {
    const html = written({
      title: HOSTILE,
      path: `/${HOSTILE}`,
      secretariat: { organisation: HOSTILE, mail: HOSTILE },
      children: HOSTILE,
    });
    expect(html).not.toMatch(/<script|<b>/);
    expect(html).toContain(`<h1>&quot;>${ESCAPED}&amp;amp;&lt;b></h1>`);
  });

  it('needs no script, and has neither script nor style in it', () => {
    for (const html of [written(), anErrorPage()]) {
      expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
    }
  });

  it('loads its styles, each version at an address of its own', () => {
    const hrefs = [...written().matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href);
    expect(hrefs).toEqual([
      expect.stringMatching(/^\/assets\/dkfds-\d+\.\d+\.\d+\/css\/dkfds\.min\.css$/),
      expect.stringMatching(/^\/assets\/[0-9a-f]{12}\/pages\.css$/),
    ]);
  });

  it('has a name in the direction of its own script', () => {
    const html = written({ children: h(Name, { children: 'محمد عبد الرحمن' }) });
    expect(html).toContain('<bdi dir="auto">محمد عبد الرحمن</bdi>');
  });
});

describe('an error page', () => {
  it('says what happened, what one can do, and a reference to ask by', () => {
    const html = anErrorPage({ instead: 'Vent til i morgen.', faults: ['Datoen mangler.'] });
    for (const said of ['Siden findes ikke', 'Der er intet her.', 'Vent til i morgen.', 'Datoen mangler.']) {
      expect(html).toContain(said);
    }
    expect(html).toContain('skriv til sekretariatet, og oplys referencen: <code>0123456789ab</code>');
  });

  it('tells who was sending something how to get back to it, and nobody else', () => {
    const advice = 'Brug browserens tilbageknap';
    expect(anErrorPage({ wasSending: true })).toContain(advice);
    expect(anErrorPage()).not.toContain(advice);
  });

  it('is in English where it is asked for in English', () => {
    expect(anErrorPage({ language: 'en' })).toContain('write to the secretariat and give this reference');
  });
});

function anErrorPage(parts: Partial<Parameters<typeof errorPage>[0]> = {}): string {
  return errorPage({
    language: 'da',
    path: '/svar/abc',
    secretariat: { organisation: 'LO Eksempel', mail: 'sekretariat@example.dk' },
    title: 'Siden findes ikke',
    what: 'Der er intet her.',
    faults: [],
    reference: '0123456789ab',
    wasSending: false,
    ...parts,
  });
}

function linksToLanguages(html: string): string[] {
  return [...html.matchAll(/<a href="([^"]*)" lang="\w+" hreflang="\w+"( aria-current="true")?>/g)].map(
    ([, href = '', current]) => (current === undefined ? href : `${href} (current)`),
  );
}
