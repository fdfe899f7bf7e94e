import { describe, expect, it } from '@jest/globals';
import { ROUTES } from '../../api/routes.ts';
import { cellsOfTable } from '../support/access/rights-table.ts';
import type { WayOut } from '../support/access/rights-table.ts';
import { sourceFiles } from './source-files.ts';

/** The conditions that say who may be told of people. */
const ASKS = /\b(RIGHT_END|TAKES_PART|SEES_PEOPLE|NOTICE_END|mayGo|mayGet)\b/;

/** Queries that read contacts and choose nobody to tell of people, each with the reason. */
const CHOOSE_NOBODY: Readonly<Record<string, string>> = {
  'db/links/asked.ts': 'names who did what was told, to whoever may read it',
  'db/partners/contact-wishes.ts': 'what a contact has told of themselves',
  'db/partners/contacts.ts': 'the list of contacts itself',
  'db/persons/disclosures.ts': 'names who was told, to whoever may read it',
  'db/persons/merges.ts': 'names who settled it, to the secretariat',
  'db/post/absence-proposals.ts': 'what a reply seems to say of its sender, to the secretariat',
  'db/post/digest-notices.ts': 'names whom a notice replaces or went to before',
  'db/post/incoming-mails.ts': 'counts what came back from an address',
  'db/programme/load-programme.ts': 'what a programme’s file corrects, and how it was before',
  'db/programme/sent-invitations.ts': 'names who was asked to a meeting, to the secretariat',
  'db/subjects/timeline.ts': 'names who did what, to whoever may read it',
  'db/worklist/open-proposals.ts': 'what waits for the secretariat',
  'db/worklist/proposed-changes.ts': 'what waits for the secretariat',
  'db/worklist/refused-addresses.ts': 'what waits for the secretariat',
  'db/worklist/silent-organisations.ts': 'what waits for the secretariat',
  'db/worklist/stuck-subjects.ts': 'what waits for the secretariat',
  'db/worklist/unread-replies.ts': 'what waits for the secretariat',
  'db/worklist/unsettled-departures.ts': 'what waits for the secretariat',
};

/** Pages that open by a link, and the way out that each is; a page that is nobody's link has no token. */
const BY_LINK: Readonly<Record<string, WayOut>> = {
  'get /svar/:token': 'a link to one question, opened',
  'post /svar/:token': 'a link to one question, answered',
  'get /mit/:token': 'the person’s own page',
  'post /mit/:token': 'the person’s own page',
  'get /mit/:token/:question': 'the person’s own page',
  'post /mit/:token/:question': 'the person’s own page',
  'get /spoergsmaal/:token': 'the link to everything, opened',
  'get /spoergsmaal/:token/:question': 'the link to everything, opened',
  'post /spoergsmaal/:token/:question': 'the link to everything, answered',
  'get /oensker/:token': 'the link to one’s wishes',
  'post /oensker/:token': 'the link to one’s wishes',
};

describe('whoever is told of people may be', () => {
  const reading = sourceFiles()
    .filter(({ path }) => /^(db|activities|api)\//.test(path))
    .filter(({ text }) => /\b(from|join) contacts\b/.test(text));

  it('in every query that reads contacts: it asks for the right, or says here why it needs none', () => {
    const askNot = reading.filter(({ text }) => !ASKS.test(text)).map(({ path }) => path);
    expect(askNot.toSorted()).toEqual(Object.keys(CHOOSE_NOBODY).toSorted());
  });

  it('on every page that a link opens: it is a way out in the table of rights', () => {
    const pages = ROUTES.filter(({ path }) => path.includes(':token')).map(
      ({ method, path }) => `${method} ${path}`,
    );
    expect(pages.toSorted()).toEqual(Object.keys(BY_LINK).toSorted());
  });

  it('in a table without an empty cell', () => {
    const cells = cellsOfTable();
    expect(cells.length).toBeGreaterThan(190);
    expect(new Set(cells.map(([way, ending]) => `${way}, ${ending}`)).size).toBe(cells.length);
  });
});
