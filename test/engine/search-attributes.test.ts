import { describe, expect, it } from '@jest/globals';
import { organisationId } from '../../api/http/schemas.ts';
import { checkProgramme, ProgrammeFileError } from '../../api/programme/programme-file.ts';
import { SUBJECT_KINDS } from '../../domain/subjects/subject.ts';
import { PARTIES, SECTORS, STAGES } from '../../domain/vocabulary/codes.ts';
import { OBLIGATION_KINDS } from '../../domain/vocabulary/obligation-kinds.ts';
import { SEARCH_ATTRIBUTES } from '../../engine/search-attributes.ts';

/** How many attributes of our own a Temporal on PostgreSQL holds, by type; one that is taken is never given back. */
const COLUMNS = { Keyword: 10, Datetime: 3, Bool: 3 } as const;
/** What a Keyword may hold there: a longer one is refused, and the Workflow Task with it. */
const KEYWORD_LETTERS = 255;

describe('the search attributes', () => {
  it.each(['Keyword', 'Datetime', 'Bool'] as const)('leave room for one more %s', (type) => {
    const taken = SEARCH_ATTRIBUTES.filter((attribute) => attribute.type === type).length;
    expect(taken).toBeLessThan(COLUMNS[type]);
  });

  it('are codes from closed lists that are short enough', () => {
    const codes = [...SUBJECT_KINDS, ...STAGES, ...SECTORS, ...OBLIGATION_KINDS, ...PARTIES];
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter((code) => code.length >= KEYWORD_LETTERS)).toEqual([]);
  });

  it('are ids otherwise, of which none may be too long', () => {
    const long = 'a'.repeat(KEYWORD_LETTERS);
    expect(organisationId.safeParse(long).success).toBe(false);
    expect(() => checkProgramme(long, { slug: long })).toThrow(ProgrammeFileError);
    expect(() => checkProgramme(long, { slug: long })).toThrow(/slug/);
  });
});
