import { relative } from 'node:path';

const TOLD = 10;

/** Says at the end of a run of jest which of its test files took longest. */
export default class SlowestFiles {
  onRunComplete(_, { testResults }) {
    if (testResults.length < 2) return;
    const slowest = testResults
      .map(({ testFilePath, perfStats }) => ({
        file: relative(process.cwd(), testFilePath),
        seconds: (perfStats.end - perfStats.start) / 1_000,
      }))
      .sort((one, other) => other.seconds - one.seconds)
      .slice(0, TOLD);
    const lines = slowest.map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}`);
    process.stderr.write(`\nThe slowest test files:\n${lines.join('\n')}\n`);
  }
}
