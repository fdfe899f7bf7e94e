import { it } from '@jest/globals';

/** Less than the limit of a jest test, so that the step that took too long says so itself, and once. */
const STEP_LIMIT_MS = 110_000;

interface Step {
  readonly name: string;
  readonly tell: () => Promise<void> | void;
  told?: Promise<void>;
}

/**
 * For tests that are one story. Returns `step`, which is used like `it`: each step goes on from the one
 * before, and is a test of its own. If a step is run alone, those before it run first. After one has failed,
 * the others say that they were not reached, and which one failed.
 */
export function aStory(): (name: string, tell: Step['tell']) => void {
  const steps: Step[] = [];
  return (name, tell) => {
    const before = [...steps];
    const step: Step = { name, tell };
    steps.push(step);
    // Running one step alone means waiting for the whole story up to it.
    const limit = STEP_LIMIT_MS * steps.length + 10_000;
    const run = async () => {
      for (const earlier of before) await reached(earlier);
      await told(step);
    };
    // oxlint-disable-next-line jest/expect-expect, jest/valid-title -- the name and the assertions are the step's.
    it(name, run, limit);
  };
}

async function reached(step: Step): Promise<void> {
  try {
    await told(step);
  } catch (error) {
    throw new Error(`Not reached: “${step.name}” comes before it, and failed`, { cause: error });
  }
}

function told(step: Step): Promise<void> {
  step.told ??= within(STEP_LIMIT_MS, step);
  return step.told;
}

async function within(limitMs: number, { name, tell }: Step): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`“${name}” took longer than ${limitMs / 1000} s`));
    }, limitMs);
  });
  try {
    await Promise.race([tell(), limit]);
  } finally {
    clearTimeout(timer);
  }
}
