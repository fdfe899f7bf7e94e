/** A search attribute: its name in Temporal and its type there. */
export interface SearchAttribute {
  readonly name: string;
  readonly type: 'Keyword' | 'Datetime' | 'Bool';
}

/**
 * By what subjects can be found in Temporal's UI. The embedded server, the tests and the compose file all
 * register them from this list. Codes and dates only, never anything about who the person is.
 *
 * A Temporal on PostgreSQL has columns for ten Keywords, three Datetimes and three Bools of our own: two Keywords, two
 * Datetimes and two Bools are free, and three each of Int, Double, Text and KeywordList. One that is here is never removed or
 * renamed: whatever takes its column would show its values on every older Workflow. A Keyword has fewer than 255 letters.
 */
export const SEARCH_ATTRIBUTES = [
  { name: 'SubjectKind', type: 'Keyword' },
  { name: 'Stage', type: 'Keyword' },
  { name: 'Municipality', type: 'Keyword' },
  { name: 'Sector', type: 'Keyword' },
  { name: 'Programme', type: 'Keyword' },
  { name: 'NextObligation', type: 'Keyword' },
  { name: 'OwedBy', type: 'Keyword' },
  { name: 'Rulebook', type: 'Keyword' },
  { name: 'NextDue', type: 'Datetime' },
  { name: 'Overdue', type: 'Bool' },
] as const satisfies readonly SearchAttribute[];
