import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ProgrammeFileError, readProgrammeFile } from '../api/programme/programme-file.ts';
import type { ProgrammeFile } from '../api/programme/programme-file.ts';
import { valuesOf } from '../domain/rehearsal/assumptions.ts';
import { forecast } from '../domain/rehearsal/forecast.ts';
import type { Target } from '../domain/rehearsal/forecast.ts';
import type { Plan } from '../domain/rehearsal/life.ts';
import { isTargetId } from '../domain/rehearsal/outcomes.ts';
import type { PlayedPlan, Rehearsal } from '../domain/rehearsal/rehearsal.ts';
import { NEWEST_RULEBOOK } from '../domain/rulebook/index.ts';
import { isCalendarDate } from '../domain/vocabulary/calendar.ts';
import { rehearsalPage } from '../web/training/rehearsal-page.tsx';
import { AssumptionsFileError, readAssumptionsFile } from './rehearsal/assumptions-file.ts';
import type { AssumptionsFile } from './rehearsal/assumptions-file.ts';
import { rehearseInProcesses } from './rehearsal/in-processes.ts';
import { reportOf } from './rehearsal/report.ts';

/** The assumptions that the project comes with. */
export const ASSUMPTIONS_FILE = fileURLToPath(new URL('../programmes/assumptions.json', import.meta.url));

const USAGE = `Prøv et helt program, før det møder nogen:

  npm run rehearse                                  programmet, som ansøgningen har det
  npm run rehearse -- --from 2027-01-01             med en anden første dag
  npm run rehearse -- --against plan-b.json         to sæt forudsætninger ved siden af hinanden
  npm run rehearse -- --against-rulebook 1          to regelbøger ved siden af hinanden

  --programme NAVN     programmets fil i programmes/ (lo-hovedstaden)
  --assumptions FIL    forudsætningerne (programmes/assumptions.json)
  --rulebook N         regelsættet (den nyeste)
  --people N           antal personer (det, forudsætningerne siger)
  --months N           antal måneder (programmets)
  --runs N             gennemspilninger (1000)
  --seed N             frøet: samme frø, samme resultat (1)
  --processes N        processer (en for hver kerne)
  --json FIL           skriver alle tal
  --html FIL           skriver en side med diagrammer`;

/** It was played, or could not be: the question was wrong. */
const [PLAYED, NOT_PLAYED] = [0, 2];

const OPTIONS = {
  programme: { type: 'string', default: 'lo-hovedstaden' },
  assumptions: { type: 'string', default: ASSUMPTIONS_FILE },
  against: { type: 'string' },
  rulebook: { type: 'string' },
  'against-rulebook': { type: 'string' },
  from: { type: 'string' },
  people: { type: 'string' },
  months: { type: 'string' },
  runs: { type: 'string', default: '1000' },
  seed: { type: 'string', default: '1' },
  processes: { type: 'string' },
  json: { type: 'string' },
  html: { type: 'string' },
} as const;

/** Thrown with what is wrong with the options, in Danish. */
class WrongOption extends Error {}

/**
 * Plays a programme by the options given and prints what came of it. `say` is told what is going on, since a
 * thousand runs take minutes. Returns the exit code: 0 if it was played, 2 if the options or a file are
 * wrong.
 */
export async function rehearseProgramme(
  args: readonly string[],
  print: (text: string) => void,
  say: (line: string) => void = () => undefined,
): Promise<number> {
  let options;
  try {
    options = parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch {
    print(USAGE);
    return NOT_PLAYED;
  }
  try {
    const rehearsal = await play(options, say);
    print(reportOf(rehearsal));
    if (options.json !== undefined) {
      await writeFile(options.json, `${JSON.stringify(rehearsal, null, 2)}\n`);
    }
    if (options.html !== undefined) await writeFile(options.html, rehearsalPage(rehearsal));
    return PLAYED;
  } catch (error) {
    const isTold =
      error instanceof WrongOption ||
      error instanceof AssumptionsFileError ||
      error instanceof ProgrammeFileError;
    if (!isTold) throw error;
    print(error.message);
    return NOT_PLAYED;
  }
}

type Options = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

async function play(options: Options, say: (line: string) => void): Promise<Rehearsal> {
  const programme = await readProgrammeFile(options.programme);
  const runs = wholeNumber('runs', options.runs, 1, 100_000);
  const seed = wholeNumber('seed', options.seed, 0, 4_294_967_295);
  const months = wholeNumber('months', options.months ?? String(programme.months), 1, 120);
  const processes = wholeNumber('processes', options.processes ?? String(availableParallelism()), 1, 256);
  const from = options.from ?? programme.source.startsOn;
  if (!isCalendarDate(from)) throw new WrongOption('--from skal være en dato, der findes, som 2027-01-01.');
  const { slug, placementDays } = programme;
  const played = async ({ name, file, rulebook }: Variant): Promise<PlayedPlan> => {
    const assumptions = valuesOf(file);
    const people = wholeNumber('people', options.people ?? String(assumptions.people), 1, 100_000);
    const plan: Plan = { programme: slug, placementDays, rulebook, from, months, people, seed, assumptions };
    say(`Spiller ${name}: ${people} personer, ${runs} gange …`);
    const tallies = await rehearseInProcesses(plan, runs, processes);
    return { name, rulebook, people, assumptions: file, forecast: forecast(tallies, targetsOf(programme)) };
  };
  const [first, other] = await variants(options);
  const one = await played(first);
  return {
    programme: programme.name,
    from,
    months,
    runs,
    seed,
    targets: Object.fromEntries(programme.targets.map(({ id, text }) => [id, text])),
    played: other === undefined ? [one] : [one, await played(other)],
  };
}

interface Variant {
  readonly name: string;
  readonly file: AssumptionsFile;
  readonly rulebook: number;
}

async function variants(options: Options): Promise<readonly [Variant, Variant?]> {
  const file = await readAssumptionsFile(options.assumptions);
  const rulebook = rulebookNumber('rulebook', options.rulebook ?? String(NEWEST_RULEBOOK));
  const one = { name: basename(options.assumptions), file, rulebook };
  if (options.against === undefined && options['against-rulebook'] === undefined) return [one];
  const otherFile = options.against ?? options.assumptions;
  const otherBook = rulebookNumber('against-rulebook', options['against-rulebook'] ?? String(rulebook));
  const name = (variant: Variant) =>
    options['against-rulebook'] === undefined
      ? variant.name
      : `${variant.name}, regelsæt ${variant.rulebook}`;
  const other = {
    name: basename(otherFile),
    file: await readAssumptionsFile(otherFile),
    rulebook: otherBook,
  };
  return [
    { ...one, name: name(one) },
    { ...other, name: name(other) },
  ];
}

/** The programme's targets towards which journeys count: "about 200" and "100 to 150" mean at least that. */
function targetsOf({ targets }: ProgrammeFile): Target[] {
  return targets.flatMap((target) => {
    const atLeast = 'about' in target ? target.about : target.from;
    return isTargetId(target.id) && atLeast !== undefined ? [{ id: target.id, atLeast }] : [];
  });
}

function rulebookNumber(option: string, given: string): number {
  return wholeNumber(option, given, 1, NEWEST_RULEBOOK);
}

function wholeNumber(option: string, given: string, min: number, max: number): number {
  const value = /^\d{1,10}$/.test(given) ? Number(given) : NaN;
  if (value >= min && value <= max) return value;
  throw new WrongOption(`--${option} skal være et helt tal fra ${min} til ${max}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await rehearseProgramme(
    process.argv.slice(2),
    (text) => process.stdout.write(`${text}\n`),
    (line) => process.stderr.write(`${line}\n`),
  );
}
