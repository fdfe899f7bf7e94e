import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from '@swc/core';

/** The folder the project lies in. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** One name that a file imports or re-exports. */
export interface Import {
  /** A path from the project's root for the project's own files (`domain/vocabulary/codes.ts`), else what the import says. */
  readonly from: string;
  /** The name as the other file exports it; `*` for all of it, empty for an import for its effects. */
  readonly name: string;
  /** Whether the import is gone once the types are stripped. */
  readonly typeOnly: boolean;
}

/** A node of a file's syntax tree. */
export interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A file of the project's own code, read. */
export interface SourceFile {
  /** From the project's root, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** Every node of its syntax tree, each with the node it stands in. */
  readonly nodes: readonly { readonly node: Node; readonly within: Node | undefined }[];
}

const IGNORED = new Set(['node_modules']);

/** The files of the project whose names match, by their paths from the root; folders with a dot are left out. */
export function pathsOf(pattern: RegExp, folder = ROOT): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !IGNORED.has(name) && !name.startsWith('.'))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return pathsOf(pattern, path);
      return pattern.test(entry.name) ? [relative(ROOT, path).split(sep).join('/')] : [];
    })
    .sort();
}

/** Every TypeScript file of the project, read. */
export function sourceFiles(): SourceFile[] {
  return pathsOf(/\.tsx?$/).map((path) => readSource(path, readFileSync(join(ROOT, path), 'utf8')));
}

/** One file read from its text, as if it stood at the path. */
export function readSource(path: string, text: string): SourceFile {
  const tree: unknown = parseSync(text, { syntax: 'typescript', tsx: path.endsWith('x'), target: 'es2022' });
  const nodes = [...walk(tree, undefined)];
  return { path, text, nodes, imports: nodes.flatMap(({ node }) => importsOf(node, path)) };
}

/** Whether something is a node of a syntax tree, and of one of these types if any are given. */
export function isNode(value: unknown, ...types: readonly string[]): value is Node {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  return typeof value.type === 'string' && (types.length === 0 || types.includes(value.type));
}

/** The text of a name or of a string in a syntax tree; empty for anything else. */
export function textOf(value: unknown): string {
  if (!isNode(value, 'Identifier', 'StringLiteral')) return '';
  return typeof value['value'] === 'string' ? value['value'] : '';
}

/** The nodes in a list of the syntax tree. */
export function nodesIn(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter((entry) => isNode(entry)) : [];
}

/** What a call is called with, and an object made with: the plain arguments. */
export function argumentsOf(node: Node): unknown[] {
  const { arguments: given } = node;
  if (!Array.isArray(given)) return [];
  return given.map((argument: unknown) =>
    typeof argument === 'object' && argument !== null && 'expression' in argument
      ? argument.expression
      : undefined,
  );
}

function* walk(
  value: unknown,
  within: Node | undefined,
): Generator<{ node: Node; within: Node | undefined }> {
  if (typeof value !== 'object' || value === null) return;
  const node = isNode(value) ? value : undefined;
  if (node !== undefined) yield { node, within };
  for (const inner of Object.values(value)) yield* walk(inner, node ?? within);
}

function importsOf(node: Node, path: string): Import[] {
  const typeOnly = node['typeOnly'] === true || node['isTypeOnly'] === true;
  const named = (from: unknown, name: string, type = typeOnly): Import => ({
    from: resolved(textOf(from), path),
    name,
    typeOnly: type,
  });
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration': {
      if (!isNode(node['source'])) return [];
      const specifiers = nodesIn(node['specifiers']);
      if (specifiers.length === 0) return [named(node['source'], '', false)];
      return specifiers.map((specifier) =>
        named(node['source'], nameOf(specifier), typeOnly || specifier['isTypeOnly'] === true),
      );
    }
    case 'ExportAllDeclaration':
      return [named(node['source'], '*')];
    case 'TsImportType':
      return [named(node['argument'], '*', true)];
    case 'TsExternalModuleReference':
      return [named(node['expression'], '*')];
    case 'CallExpression': {
      const isImport = isNode(node['callee'], 'Import') || textOf(node['callee']) === 'require';
      return isImport ? [named(argumentsOf(node)[0], '*')] : [];
    }
    default:
      return [];
  }
}

function nameOf(specifier: Node): string {
  switch (specifier.type) {
    case 'ImportSpecifier':
      return textOf(specifier['imported']) || textOf(specifier['local']);
    case 'ExportSpecifier':
      return textOf(specifier['orig']);
    case 'ImportDefaultSpecifier':
      return 'default';
    default:
      return '*';
  }
}

function resolved(from: string, path: string): string {
  return from.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), from)) : from;
}
