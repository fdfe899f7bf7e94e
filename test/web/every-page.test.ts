import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from '../house-rules/source-files.ts';
import { DANISH_NAMES, everyPage } from '../support/pages/every-page.ts';
import type { NamesOnPages } from '../support/pages/every-page.ts';
import { namesOutOfDirection } from '../support/pages/names-out-of-direction.ts';

/** Arabic and Hebrew, alone and with Latin letters before, after and between. */
const FROM_THE_RIGHT: NamesOnPages = {
  person: 'آمنة',
  contact: 'محمد عبد الرحمن (Mo) Hansen',
  colleague: 'Noa לוי-Jensen',
  organisation: 'Café יפו & בניו ApS',
  municipality: 'بلدية Hillerød',
};
const NAMES = Object.values(FROM_THE_RIGHT).map((name: string) => name.replaceAll('&', '&amp;'));

/** Where a page of ours is made that is not served: a file that a command writes, which names nobody. */
const NOT_SERVED = ['web/training/rehearsal-page.tsx'];

const pages = await everyPage(FROM_THE_RIGHT);

describe('the pages and mails that are looked at', () => {
  it('are all there are: every file that makes one is asked', () => {
    const files = sourceFiles();
    const makers = files
      .map(({ path }) => path)
      .filter((path) => /^(web|activities)\/.*-page\.tsx$/.test(path));
    const asked = files
      .filter(({ path }) => /every-page\.ts$|digest\/compose-digest\.ts$/.test(path))
      .map(({ text }) => text)
      .join('\n');
    const unasked = makers.filter((path) => !asked.includes(`/${path.split('/').at(-1)}'`));
    expect(makers.length).toBeGreaterThan(10);
    expect(unasked).toEqual(NOT_SERVED);
    expect(pages.length).toBeGreaterThan(40);
  });

  it('name everybody somewhere, or the next test would see nothing', () => {
    for (const name of NAMES) {
      expect(pages.filter(({ html }) => html.includes(name)).length).toBeGreaterThan(1);
    }
  });
});

describe('an exercise', () => {
  it('is called one at the head of every page and in its tab, and on no page otherwise', async () => {
    const looked = await everyPage({ ...DANISH_NAMES, isExercise: true });
    const ours = looked.filter(({ isMail }) => !isMail);
    expect(ours.length).toBeGreaterThan(20);
    for (const { html } of ours) {
      expect(html).toMatch(/<title>Øvelse: /);
      expect(html).toMatch(/<header[^>]*><p class="exercise"/);
    }
    for (const { html } of pages) expect(html).not.toContain('class="exercise"');
  });
});

describe.each(pages)('$what', ({ html, isMail }) => {
  it('shows each name in the direction of its own script, apart from the text around it', () => {
    expect(namesOutOfDirection(html, NAMES)).toEqual([]);
  });

  it('holds none of the marks that set a name apart within a text', () => {
    expect(html).not.toMatch(/[\u2066\u2067]/);
  });

  it('runs no script, and has a style of its own only if it is a mail', () => {
    expect(html).not.toMatch(/<script|\son\w+=|javascript:/i);
    expect(isMail ? '' : html).not.toMatch(/<style|\sstyle=/i);
  });

  it('has no id twice, and refers to none that is not there', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const referred = [
      ...html.matchAll(/\s(?:for|aria-labelledby|aria-describedby|href)="#?([^"]*)"/g),
    ].flatMap(([whole, names = '']) => (/\shref="[^#]/.test(whole) ? [] : names.split(' ')));
    expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('says in which language it is', () => {
    expect(html).toMatch(/^<!doctype html><html lang="[a-z]{2}"/);
  });
});

describe('a name out of direction', () => {
  const faults = (html: string) => namesOutOfDirection(html, ['משה', 'آمنة']);

  it.each([
    ['in plain text', '<p>Ring til משה på 20.</p>'],
    ['beside a name that is set apart', '<p><bdi dir="auto">משה</bdi>, آمنة</p>'],
    ['in one element with other words', '<p dir="auto">Ring til משה</p>'],
    ['in a list', '<select><option value="a">משה</option></select>'],
  ])('would be caught %s', (_, html) => {
    expect(faults(html)).toHaveLength(1);
  });

  it.each([
    '<p>Ring til <bdi dir="auto">משה</bdi> på 20.</p>',
    '<option value="a" dir="auto">משה</option>',
    '<p><bdi dir="auto">آمنة آمنة</bdi><br/>ja</p>',
  ])('is not seen where there is none: %s', (html) => {
    expect(faults(html)).toEqual([]);
  });
});
