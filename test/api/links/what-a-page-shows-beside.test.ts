import { describe, expect, it } from '@jest/globals';
import { PROGRAMME_QUESTIONS } from '../../../api/links/programme-questions.ts';
import { detailsOf } from '../../../api/links/question-details.ts';
import { readProgrammeFile } from '../../../api/programme/programme-file.ts';
import { withLawChecks } from '../../../domain/programme/law-checks.ts';
import { LAW_QUESTIONS } from '../../../domain/vocabulary/law-questions.ts';
import { inEmployment } from '../../support/journeys/a-journey.ts';
import { aPlan, LivedProgramme } from '../../support/programme/a-programme.ts';

type Details = Parameters<typeof PROGRAMME_QUESTIONS.details>;

describe('what the page of a question shows beside it', () => {
  it('for a check of the rules: every question that is due, when it was last looked at, and whom to ask', async () => {
    const plan = withLawChecks(aPlan, Object.values(LAW_QUESTIONS));
    const lived = new LivedProgramme(plan.startsOn, plan).until('2027-11-20');
    const obligation = lived.owed('law-check-2027-11');
    expect(obligation?.kind).toBe('law-check');
    const asked = { kind: 'programme', programme: lived.programme, obligation } as unknown as Details[1];
    const shown = await PROGRAMME_QUESTIONS.details({} as Details[0], asked, 'da');
    expect(shown).toHaveLength(Object.keys(LAW_QUESTIONS).length);
    expect(shown).toContainEqual({
      label: 'Spørg SIRI',
      text: 'Hvem underskriver beviset for en gennemført IGU, og hvornår? Sidst set på 30. november 2026.',
    });
  });

  it('for the keeping of data: what the programme has decided, and why', async () => {
    const { journey } = inEmployment('2026-05-04');
    const obligation = { kind: 'data-retention' };
    const file = await readProgrammeFile('lo-hovedstaden');
    const shownBy = (rows: readonly unknown[]) =>
      detailsOf(
        { db: { query: () => Promise.resolve({ rows }) } } as unknown as Parameters<typeof detailsOf>[0],
        { kind: 'journey', journey, obligation } as unknown as Parameters<typeof detailsOf>[1],
        'da',
      );
    const [rule, ...others] = await shownBy([{ file }]);
    expect(others).toEqual([]);
    expect(rule?.label).toBe('Programmets regel');
    expect(rule?.text).toMatch(/^Højst 12 måneder efter afslutningen\. Inden et år/);
    const { keepsData: _, ...without } = file;
    expect(await shownBy([{ file: without }])).toEqual([]);
  });
});
