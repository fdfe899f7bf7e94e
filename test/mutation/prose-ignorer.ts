import type { Place } from './number-mutator.ts';

/** Leaves sentences alone: a text with a space in it is read by people, while codes and names have none. */
export const proseIgnorer = {
  shouldIgnore({ node }: Place): string | undefined {
    const isProse = node.type === 'StringLiteral' && typeof node.value === 'string' && /\s/.test(node.value);
    return isProse ? 'A sentence that people read' : undefined;
  },
};
