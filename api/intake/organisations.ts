import { listOrganisations } from '../../db/partners/organisations.ts';
import type { Queryable } from '../../db/pool.ts';
import type { OrganisationKind } from '../../domain/vocabulary/codes.ts';
import { spelledAlike } from './spelling.ts';

/** The organisations of one kind that take part, found by how people write them. */
export interface NamedOrganisations {
  /** The id of the one that is meant; `undefined` if none is, or more than one may be. */
  readonly find: (text: string) => string | undefined;
  readonly names: readonly string[];
}

/** More than there will ever be of one kind in a programme. */
const ALL = { limit: 10_000, offset: 0 };

/** An organisation by its id and its name. */
export interface OrganisationName {
  readonly id: string;
  readonly name: string;
}

/** Reads the names of the organisations of a kind that take part. */
export async function organisationNames(db: Queryable, kind: OrganisationKind): Promise<OrganisationName[]> {
  const { items } = await listOrganisations(db, { kind, ...ALL });
  return items.filter(({ active }) => active).map(({ id, name }) => ({ id, name }));
}

/** Finds organisations among these. */
export function namedAmong(organisations: readonly OrganisationName[]): NamedOrganisations {
  const ids = new Map<string, Set<string>>();
  for (const { id, name } of organisations) {
    for (const spelling of [...spellingsOf(id), ...spellingsOf(name)]) {
      ids.set(spelling, (ids.get(spelling) ?? new Set()).add(id));
    }
  }
  return {
    find: (text) => {
      const [only, ...more] = ids.get(spelledAlike(text)) ?? [];
      return more.length === 0 ? only : undefined;
    },
    names: organisations.map(({ name }) => name),
  };
}

/** `Københavns Kommune` is also `Københavns` and `København`. */
function spellingsOf(name: string): string[] {
  const whole = spelledAlike(name);
  const short = whole.replace(/kommune$/, '');
  return short === whole || short === '' ? [whole] : [whole, short, short.replace(/s$/, '')];
}
