/** A search attribute: its name in Temporal and its type there. */
export interface SearchAttribute {
  readonly name: string;
  readonly type: 'Keyword' | 'Datetime' | 'Bool';
}

/**
 * What subjects can be found by in Temporal's UI. The one list from which the embedded server, the tests and the
 * compose file register them. Codes and dates only, never anything about who the person is.
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
