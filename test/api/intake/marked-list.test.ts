import { describe, expect, it } from '@jest/globals';
import { readListFile } from '../../../api/intake/list-file.ts';
import { markedList } from '../../../api/intake/marked-list.ts';
import { checkList } from '../../../api/intake/rows.ts';
import { aContext, aRow, csvOf, rows } from '../../support/intake/an-intake.ts';
import type { Row } from '../../support/intake/an-intake.ts';

async function marked(text: string): Promise<string> {
  const list = await readListFile(Buffer.from(text));
  return markedList(list.asGiven, checkList(list, aContext).faults).toString('utf8');
}

const list = (...changes: readonly Row[]) => csvOf(rows(changes.length, (at) => changes[at] ?? {}));

describe('a list that is given back', () => {
  it('says in each row what is wrong in it, in a file that Excel opens right', async () => {
    const text = await marked(list({ efternavn: 'Mørkø' }, { foedselsdato: '31-02-1990', sprog: 'syrisk' }));
    expect(text.startsWith('\ufeff')).toBe(true);
    const [headers = '', good = '', bad = ''] = text.split('\r\n');
    expect(headers.endsWith(';fejl')).toBe(true);
    expect(good).toMatch(/Mørkø.*;$/);
    expect(bad).toContain('foedselsdato: Skal være en dato, der findes');
    expect(bad).toContain(' | sprog: Sproget kendes ikke.');
  });

  it('can be put right and sent again, whatever the column says', async () => {
    const faulty = await marked(
      list({ foedselsdato: '31-02-1990', telefon: '+45 20 30 40 50', cpr: '0503901234' }),
    );
    const mended = faulty.replace('31-02-1990', '05-03-1990');
    const { referrals, faults } = checkList(await readListFile(Buffer.from(mended)), aContext);
    expect(faults).toEqual([]);
    expect(referrals[0]?.person).toMatchObject({ phone: '+45 20 30 40 50', cpr: '050390-1234' });
    expect((await marked(mended)).split('\r\n')[0]).toBe(faulty.split('\r\n')[0]);
  });

  it('has no cell that a program would take for a formula', async () => {
    const text = await marked(
      list(
        { bemaerkning: '=1+1', efternavn: '@SUM(A1)' },
        { bemaerkning: '+1', efternavn: '-2+3' },
        { bemaerkning: '"=1;1"', telefon: '+4520304050' },
        { bemaerkning: '\t=1' },
      ),
    );
    const cells = text.slice(1).split(/[;\r\n]+/);
    expect(cells.length).toBeGreaterThan(30);
    expect(cells.filter((cell) => /^["']?\s*[=+@-]/.test(cell.replace(/^"?'/, 'x')))).toEqual([]);
  });

  it('says beside the first person what is wrong with the list itself', async () => {
    const text = await marked(csvOf([aRow]).replace('fornavn', 'kaldenavn'));
    const [, first = ''] = text.split('\r\n');
    expect(first).toContain('kaldenavn: Kolonnen kendes ikke.');
    expect(first).toContain('fornavn: Kolonnen mangler.');
  });
});
