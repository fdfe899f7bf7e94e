import { describe, expect, it } from '@jest/globals';
import { argumentsOf, isNode, nodesIn, readSource, sourceFiles, textOf } from './source-files.ts';
import type { Node, SourceFile } from './source-files.ts';

const tests = sourceFiles().filter(({ path }) => path.endsWith('.test.ts'));

describe('a test', () => {
  it('asserts something, whatever it finds: what it loops over may be nothing', () => {
    expect(tests.length).toBeGreaterThan(100);
    expect(tests.flatMap(emptyTests)).toEqual([]);
  });

  it('leaves nothing to the next one in a variable, unless both are steps of one story', () => {
    expect(tests.flatMap(leftToTheNext)).toEqual([]);
  });

  it('goes on from the one before only as a step of a story', () => {
    expect(tests.filter(({ text }) => saysItGoesOn(text)).map(({ path }) => path)).toEqual([]);
    expect(saysItGoesOn('/** A spring; each test goes on from the one before. */')).toBe(true);
  });

  it.each([
    "it('a', () => { for (const mail of mailbox.taken) expect(mail).toBe(1); });",
    "it('a', async () => { for (const x of await rows()) { expect(x).toBe(1); } });",
    "it('a', () => { for (const x of LIST.filter(isOdd)) expect(x).toBe(1); });",
    "it('a', () => { for (const x of [...found]) expect(x).toBe(1); });",
    "it('a', () => { found.forEach((x) => { expect(x).toBe(1); }); });",
    "it.each([1])('%i', () => { for (const x of found) expect(x).toBe(1); });",
    "step('a', () => { for (const x of found) expect(x).toBe(1); });",
    "it('a', () => { for (const a of ['x']) for (const b of of(a)) expect(b).toBe(1); });",
  ])('would be caught with nothing but a loop over what it finds: %s', (text) => {
    expect(emptyTests(readSource('test/a.test.ts', text))).toHaveLength(1);
  });

  it.each([
    "it('a', () => { expect(found).toHaveLength(2); for (const x of found) expect(x).toBe(1); });",
    "it('a', () => { for (const x of ['one', 'other'] as const) expect(x).toBe(1); });",
    "it('a', () => { const two = [one, other]; for (const x of two) expect(x).toBe(1); });",
    "it('a', () => { for (const x of STAGES) expect(x).toBe(1); });",
    "it('a', () => { for (const [x] of Object.entries(STAGES)) expect(x).toBe(1); });",
    "it('a', () => { for (let x = 0; x < 9; x += 1) expect(x).toBe(1); });",
    "it('a', async () => { for (const x of found) expect(x).toBe(1); await expectConsistent(found); });",
  ])('is left alone with: %s', (text) => {
    expect(emptyTests(readSource('test/a.test.ts', text))).toEqual([]);
  });

  it.each([
    ["let a = ''; it('1', () => { a = 'x'; }); it('2', () => { expect(a).toBe('x'); });", ['a']],
    ["let a = 0; it('1', () => { a += 1; });", ['a']],
    ["let a = ''; beforeEach(() => { a = ''; }); it('1', () => { a = 'x'; });", []],
    ["let a = ''; step('1', () => { a = 'x'; });", []],
    ["it('1', () => { let a = ''; a = 'x'; });", []],
  ])('would be told of what it leaves in: %s', (text, left) => {
    expect(leftToTheNext(readSource('test/a.test.ts', text)).map((fault) => fault.split(' ').at(-1))).toEqual(
      left,
    );
  });
});

/** The tests of a file that assert only in loops over what they find. */
function emptyTests(file: SourceFile): string[] {
  const within = new Map(file.nodes.map((each) => [each.node, each.within]));
  const lists = constantLists(file);
  const asserts = new Map<Node, boolean>();
  for (const { node } of file.nodes) {
    if (node.type !== 'CallExpression' || !textOf(node['callee']).startsWith('expect')) continue;
    let isSafe = true;
    for (let outer = within.get(node); outer !== undefined; outer = within.get(outer)) {
      if (isTest(outer)) {
        asserts.set(outer, isSafe || asserts.get(outer) === true);
        break;
      }
      const over = loopedOver(outer);
      if (over !== undefined && !isConstant(over, lists)) isSafe = false;
    }
  }
  return [...asserts]
    .filter(([, isSafe]) => !isSafe)
    .map(([test]) => `${file.path}: ${textOf(argumentsOf(test)[0])}`);
}

/**
 * The variables of a file that a test sets, that no hook sets before each test, and that another test could
 * read.
 */
function leftToTheNext(file: SourceFile): string[] {
  const within = new Map(file.nodes.map((each) => [each.node, each.within]));
  const enclosing = (node: Node, is: (outer: Node) => boolean) => {
    for (let outer = within.get(node); outer !== undefined; outer = within.get(outer)) {
      if (is(outer)) return outer;
    }
    return undefined;
  };
  const isIt = (node: Node) => isTest(node) && calledAs(node) === 'it';
  const isHook = (node: Node) => node.type === 'CallExpression' && textOf(node['callee']) === 'beforeEach';
  const declared = file.nodes.filter(
    ({ node }) => node.type === 'VariableDeclaration' && node['kind'] === 'let',
  );
  const names = (inTest: boolean) =>
    new Set(
      declared
        .filter(({ node }) => (enclosing(node, isIt) !== undefined) === inTest)
        .flatMap(({ node }) => nodesIn(node['declarations']).map(({ id }) => textOf(id))),
    );
  const [outside, inside] = [names(false), names(true)];
  const set = (is: (outer: Node) => boolean) =>
    file.nodes.flatMap(({ node }) =>
      node.type === 'AssignmentExpression' && enclosing(node, is) !== undefined ? [textOf(node['left'])] : [],
    );
  const afresh = new Set(set(isHook));
  return [...new Set(set(isIt))]
    .filter((name) => outside.has(name) && !inside.has(name) && !afresh.has(name))
    .map((name) => `${file.path}: ${name}`);
}

function saysItGoesOn(text: string): boolean {
  return /^\s*\/?\*.*\beach test goes on from/m.test(text);
}

/** Whether a node is a test: `it`, `it.each(…)` or a step of a story, called with its name. */
function isTest(node: Node): boolean {
  return node.type === 'CallExpression' && ['it', 'step'].includes(calledAs(node));
}

function calledAs({ callee }: Node): string {
  if (isNode(callee, 'CallExpression') && isNode(callee['callee'], 'MemberExpression')) {
    return textOf(callee['callee']['object']);
  }
  return textOf(callee);
}

/** What a loop goes over; `undefined` if it is not a loop over things. */
function loopedOver(node: Node): unknown {
  if (node.type === 'ForOfStatement') return node['right'];
  const { callee } = node;
  if (node.type !== 'CallExpression' || !isNode(callee, 'MemberExpression')) return undefined;
  return textOf(callee['property']) === 'forEach' ? callee['object'] : undefined;
}

/** Whether a list stands in the code itself, and so cannot be empty: written out, or named in capitals. */
function isConstant(value: unknown, lists: ReadonlySet<string>): boolean {
  if (isNode(value, 'ParenthesisExpression', 'TsAsExpression', 'TsConstAssertion')) {
    return isConstant(value['expression'], lists);
  }
  if (isNode(value, 'ArrayExpression')) return isWrittenOut(value);
  if (isNode(value, 'Identifier')) return /^[A-Z][A-Z\d_]*$/.test(textOf(value)) || lists.has(textOf(value));
  if (!isNode(value, 'CallExpression') || !isNode(value['callee'], 'MemberExpression')) return false;
  const { object, property } = value['callee'];
  if (!['entries', 'keys', 'values'].includes(textOf(property))) return false;
  return isConstant(textOf(object) === 'Object' ? argumentsOf(value)[0] : object, lists);
}

function isWrittenOut({ elements }: Node): boolean {
  const all = Array.isArray(elements)
    ? (elements as readonly (Readonly<Record<string, unknown>> | null)[])
    : [];
  return all.length > 0 && all.every((element) => element !== null && element['spread'] == null);
}

/** The names under which a file has lists that are written out. */
function constantLists({ nodes }: SourceFile): ReadonlySet<string> {
  const constants = nodes.filter(
    ({ node }) => node.type === 'VariableDeclaration' && node['kind'] === 'const',
  );
  return new Set(
    constants
      .flatMap(({ node }) => nodesIn(node['declarations']))
      .filter(({ init }) => isNode(init, 'ArrayExpression') && isWrittenOut(init))
      .map(({ id }) => textOf(id)),
  );
}
