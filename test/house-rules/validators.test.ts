import { describe, expect, it } from '@jest/globals';
import { isNode, readSource, sourceFiles, textOf } from './source-files.ts';
import type { Node, SourceFile } from './source-files.ts';

/**
 * A validator runs before anything is in the history, and not at all on replay: what it takes from chance or from a timer
 * is lost, and everything after it is decided otherwise.
 */
const NEVER = ['uuid4', 'random', 'sleep', 'condition', 'setTimeout', 'setInterval', 'randomUUID'];

describe('the validators of Updates', () => {
  const files = sourceFiles().filter(({ path }) => path.startsWith('workflows/'));

  it('are there', () => {
    expect(files.flatMap(validatorsIn).length).toBeGreaterThan(0);
  });

  it('use neither chance nor timers, nor does anything in their file that they call', () => {
    expect(files.flatMap((file) => faultsIn(file).map((fault) => `${file.path}: ${fault}`))).toEqual([]);
  });

  it.each([
    ['an id', 'setHandler(update, take, { validator: () => { const id = uuid4(); } });'],
    ['chance', 'setHandler(update, take, { validator(message) { if (Math.random() > 0.5) throw no; } });'],
    ['a timer', 'setHandler(update, take, { validator: async () => { await sleep(1000); } });'],
    [
      'an id, by way of another function',
      'const judge = () => keep(); function keep() { return uuid4(); } setHandler(u, t, { validator: () => { judge(); } });',
    ],
    [
      'a function of its own name',
      'function check() { return uuid4(); } setHandler(u, t, { validator: check });',
    ],
  ])('would be caught with %s', (_, text) => {
    expect(faultsIn(readSource('workflows/x.ts', text))).toHaveLength(1);
  });

  it('may stand beside handlers that do', () => {
    const text = 'setHandler(u, () => uuid4(), { validator: (message) => { judge(message); } });';
    expect(faultsIn(readSource('workflows/x.ts', text))).toEqual([]);
  });
});

function faultsIn(file: SourceFile): string[] {
  const functions = functionsIn(file);
  const reached = new Set<Node>();
  const waiting = validatorsIn(file);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    for (const name of namesIn(next)) waiting.push(...(functions.get(name) ?? []));
  }
  const named = new Set([...reached].flatMap((node) => namesIn(node)));
  return NEVER.filter((name) => named.has(name));
}

/** What stands behind `validator` in an object: a function, or the name of one. */
function validatorsIn({ nodes }: SourceFile): Node[] {
  return nodes.flatMap(({ node }) => {
    if (textOf(node['key']) !== 'validator') return [];
    if (node.type === 'MethodProperty') return [node];
    return node.type === 'KeyValueProperty' && isNode(node['value']) ? [node['value']] : [];
  });
}

/** The functions of a file by their names. */
function functionsIn({ nodes }: SourceFile): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, Node[]>();
  for (const { node } of nodes) {
    const isFunction = node.type === 'FunctionDeclaration' || node.type === 'VariableDeclarator';
    const name = textOf(node.type === 'FunctionDeclaration' ? node['identifier'] : node['id']);
    if (isFunction && name !== '') found.set(name, [...(found.get(name) ?? []), node]);
  }
  return found;
}

/** Every name that stands in a piece of the syntax tree. */
function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = isNode(value, 'Identifier') ? [textOf(value)] : [];
  return [...own, ...Object.values(value).flatMap(namesIn)];
}
