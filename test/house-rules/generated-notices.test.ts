import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { noticesPage } from '../../cli/docs/notices-page.ts';
import { NOTICES } from '../../domain/notices/index.ts';
import { NEWEST_RULEBOOK, PROGRAMME_BOOKS, rulebook } from '../../domain/rulebook/index.ts';
import { OBLIGATION_KINDS } from '../../domain/vocabulary/obligation-kinds.ts';
import type { ObligationKind } from '../../domain/vocabulary/obligation-kinds.ts';
import { ROOT } from './source-files.ts';

describe('docs/notices.md', () => {
  const book = rulebook(NEWEST_RULEBOOK);
  const page = noticesPage(book);

  it('is what the texts and the newest rulebook say; otherwise run npm run docs', () => {
    expect(readFileSync(join(ROOT, 'docs', 'notices.md'), 'utf8')).toBe(page);
  });

  it.each(OBLIGATION_KINDS)(
    'has the mail about %s, to both readers, with its English folded away',
    (kind) => {
      const [danish = '', english = ''] = sectionOn(page, kind).split('<details>');
      for (const [part, language] of [
        [danish, 'da'],
        [english, 'en'],
      ] as const) {
        for (const voice of ['reminder', 'escalation'] as const) {
          const { title, how } = NOTICES[kind][language][voice](sample(language));
          expect(part).toContain(`> **${title}**`);
          expect(part).toContain(how);
        }
      }
    },
  );

  it('says who is reminded, who gets a copy, and who is told if nothing is done', () => {
    const plan = sectionOn(page, 'training-plan');
    expect(plan).toContain('**Reminder** to the company; copies to the school, the coordinator:');
    expect(plan).toContain('**If missed**, to the coordinator, the project lead:');
    expect(plan).toContain('| reminders | 14 days before, 5 days before |');
    expect(plan).toContain(
      '| passed on | on the day: another contact person there, if there is one<br>1 day after: the coordinator<br>8 days after: the project lead |',
    );
  });

  it('follows the journey as the rulebook does, then the programme, in its contents and in its sections', () => {
    const ofProgrammes = PROGRAMME_BOOKS.book(PROGRAMME_BOOKS.newest).obligations;
    const order = [...book.obligations, ...ofProgrammes].map(({ kind }) => kind);
    expect([...page.matchAll(/^<a id="(.+)"><\/a>$/gm)].map(([, kind]) => kind)).toEqual(order);
    expect([...page.matchAll(/^\| \[.+\]\(#(.+?)\)/gm)].map(([, kind]) => kind)).toEqual(order);
  });

  it('says nothing that a reader without code cannot read', () => {
    expect(page).not.toMatch(/undefined|\[object|NaN|\bnull\b|\$\{/);
  });
});

function sectionOn(page: string, kind: ObligationKind): string {
  return page.split(`<a id="${kind}"></a>`)[1]?.split('<a id=')[0] ?? '';
}

/** In a title, only the month is filled in. */
function sample(language: 'da' | 'en') {
  const month = language === 'da' ? 'november 2026' : 'November 2026';
  return { due: '', person: '', organisation: '', month, item: '' };
}
