import { all } from './pool.ts';
import type { Queryable } from './pool.ts';

/**
 * One way in which the rows of a table are somebody's. `column` says whose: it holds their id, or that of a row which
 * leads to them.
 */
export type Holding =
  /** Sealed under the person's own key, or only of use with it: unreadable when that is destroyed. */
  | { readonly what: 'under-key-of-person'; readonly column: string }
  /** Sealed under the key of the post, tied to nobody yet. */
  | { readonly what: 'under-key-of-post' }
  /** Sealed under the service's own key: free text about something that is nobody's, such as a programme. */
  | { readonly what: 'under-key-of-service' }
  /** What a contact of an organisation is called, how they are reached, or what they have said of themselves. */
  | { readonly what: 'in-clear-of-contact'; readonly column: string }
  /**
   * Nothing but the id of somebody, of a person's journey, or of a subject, which may be such a journey, beside codes, dates
   * and numbers.
   */
  | {
      readonly what: 'reference';
      readonly to: 'person' | 'journey' | 'subject' | 'contact';
      readonly column: string;
    }
  | { readonly what: 'nothing-personal' };

/** What a table says of itself, in the comment that its migration gives it. */
export interface TableMark {
  readonly table: string;
  readonly holds: readonly Holding[];
}

/** The table of the migrations' runner, which no migration makes. */
const RUNNERS_TABLE = 'migrations';

/**
 * Every table with its mark, by name: the list that forgetting a person, or a contact, walks. Throws if a table has no
 * mark, or one that says something else than these words can.
 */
export async function tableMarks(db: Queryable): Promise<TableMark[]> {
  const rows = await all<{ table: string; mark: string | null }>(
    db,
    `select relname::text as table, obj_description(oid, 'pg_class') as mark from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> $1
     order by relname collate "C"`,
    [RUNNERS_TABLE],
  );
  return rows.map(({ table, mark }) => {
    if (mark === null) throw new Error(`The table ${table} does not say whether it holds what is personal`);
    return { table, holds: holdingsIn(table, mark) };
  });
}

/**
 * The clauses of a mark, between semicolons, such as `personal: under the key of the person in person_id;
 * reference: to the contact in written_by`. A table that holds nothing personal has one clause, which says what it
 * holds: `not personal: a clock`. Throws if a clause is something else.
 */
function holdingsIn(table: string, mark: string): Holding[] {
  const holdings = mark.split('; ').map((clause) => {
    const holding = holdingIn(clause);
    if (holding === undefined) throw new Error(`The table ${table} is marked in unknown words: ${clause}`);
    return holding;
  });
  if (holdings.length > 1 && holdings.some(({ what }) => what === 'nothing-personal')) {
    throw new Error(`The table ${table} is marked as personal and as not personal: ${mark}`);
  }
  return holdings;
}

function holdingIn(clause: string): Holding | undefined {
  if (clause === 'personal: under the key of the post') return { what: 'under-key-of-post' };
  if (clause === 'personal: under the key of the service') return { what: 'under-key-of-service' };
  if (/^not personal: \S/.test(clause)) return { what: 'nothing-personal' };
  const [, words = '', column = ''] = /^(.+) in ([a-z_]+)$/.exec(clause) ?? [];
  switch (words) {
    case 'personal: under the key of the person':
      return { what: 'under-key-of-person', column };
    case 'personal: in the clear of the contact':
      return { what: 'in-clear-of-contact', column };
    case 'reference: to the person':
      return { what: 'reference', to: 'person', column };
    case 'reference: to the journey':
      return { what: 'reference', to: 'journey', column };
    case 'reference: to the subject':
      return { what: 'reference', to: 'subject', column };
    case 'reference: to the contact':
      return { what: 'reference', to: 'contact', column };
    default:
      return undefined;
  }
}
