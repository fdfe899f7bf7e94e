import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NEWEST_RULEBOOK, rulebook } from '../../../domain/rulebook/index.ts';
import { OBLIGATION_WORDS } from '../../../domain/words/index.ts';
import { aService } from '../../support/stack/a-service.ts';
import type { TestService } from '../../support/stack/a-service.ts';
import { Visitor } from '../../support/stack/a-visitor.ts';

describe('the page with every mail text', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await aService({ worker: false });
  });
  afterAll(() => service.close());

  it('has each obligation of the newest rulebook, as a company and a caseworker would read it', async () => {
    const { status, title, text } = await new Visitor(service.url).opens('/notices');
    expect([status, title]).toEqual([200, 'Alle mailtekster']);
    const missing = rulebook(NEWEST_RULEBOOK).obligations.filter(
      ({ kind }) => !text.includes(OBLIGATION_WORDS[kind].da),
    );
    expect(missing).toEqual([]);
    expect(text).toContain(
      'I skal registrere IGU-aftalen med Amina (KBH-0001) i VITAS senest 1. januar 2027.',
    );
    expect(text).toContain('Ja, den er registreret');
  });

  it('is there in English too', async () => {
    const { title, text } = await new Visitor(service.url).opens('/notices?sprog=en');
    expect(title).toBe('Every mail text');
    expect(text).toContain('Yes, it is registered');
  });
});
