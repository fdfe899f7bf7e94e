import type { Place } from './number-mutator.ts';

/** Leaves sentences alone: people read a text with a space in it, while codes and names have none. */
export const proseIgnorer = {
  shouldIgnore({ node }: Place): string | undefined {
    const isProse = node.type === 'StringLiteral' && typeof node.value === 'string' && /\s/.test(node.value);
    return isProse ? 'A sentence that people read' : undefined;
  },
};
