/** A place in a syntax tree, as far as it is looked at here. */
export interface Place {
  readonly node: { readonly type: string; readonly value?: unknown };
  readonly parent: { readonly type: string; readonly key?: unknown; readonly computed?: unknown };
}

interface Mutator {
  readonly name: string;
  mutate(place: Place): Iterable<object>;
}

/**
 * Makes every number one greater: most of what this domain knows is days, months and hours, and Stryker
 * leaves numbers alone. The name of a property does not count as a number.
 */
export const numberMutator: Mutator = {
  name: 'NumericLiteral',
  *mutate({ node, parent }) {
    if (node.type !== 'NumericLiteral' || typeof node.value !== 'number') return;
    if (parent.key === node && parent.computed !== true) return;
    yield { type: 'NumericLiteral', value: node.value + 1 };
  },
};

/**
 * Adds the mutator to Stryker's own. Stryker offers no way to do that, so its own list is changed: that works
 * with the version we pin.
 */
export async function addNumberMutator(): Promise<void> {
  const list = new URL('mutators/mutate.js', import.meta.resolve('@stryker-mutator/instrumenter'));
  const { allMutators } = (await import(list.href)) as { allMutators: Mutator[] };
  allMutators.push(numberMutator);
}
