import { CODE_PAGES, encodeBy } from './code-pages.ts';

/** How often a text may have been turned into UTF-8 once too often. */
const MOST_TIMES = 3;

/** As many signs as this in a row are never UTF-8 by chance. */
const LONG_RUN = 4;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Signs beyond ASCII that stand together. */
const RUNS = /[^\0-\x7f]+/g;

/**
 * Pairs that no text has, and that UTF-8 read by another page is full of: "Ã¸" and "â€™" by Windows' page, anything with
 * the lines of a frame by that of MS-DOS, "√∏" by that of the Mac.
 */
const UNMISTAKABLE = [
  /[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/u,
  /[ÄÅÆØÙÚÛÐÑáâ][\u0080-\u009f¡-¬®-¿‚„†‡ˆ‰‹€™›Ÿ]/u,
  /[\u2500-\u259f]/u,
  /[√¬]\S/u,
];

/**
 * A text that was UTF-8, was read as something else and made into UTF-8 again ("SÃ¸ren", "S├©ren", "S√∏ren"), as it was.
 * `undefined` if it is not such a text, or only in part: then nothing can be done about it.
 */
export function mended(text: string): string | undefined {
  let now = text;
  for (let times = 0; times < MOST_TIMES; times += 1) {
    const better = mendedOnce(now);
    if (better === undefined) break;
    now = better;
  }
  return now === text ? undefined : now;
}

/** Controls that no text has, half a character, and NUL. */
const UNKEEPABLE = /[\0\u0080-\u009f\p{Surrogate}]/u;

/**
 * Whether a text has in it what is left of letters that were read by the wrong page: "SÃ¸ren", "AndrŽ", or the sign that
 * stands for a lost letter.
 */
export function isGarbled(text: string): boolean {
  return text.includes('\ufffd') || UNKEEPABLE.test(text) || UNMISTAKABLE.some((pair) => pair.test(text));
}

/**
 * Whether the letters beyond ASCII are capitals where the word has them: at its beginning, or all through. Names such as
 * McDonald have theirs from ASCII.
 */
export function isOfOneCase(word: string): boolean {
  const hasSmall = /\p{Ll}/u.test(word);
  const capitalWithin = /\p{L}(?=[^\0-\x7f])\p{Lu}/u.test(word);
  const smallAmongCapitals = /\p{Lu}(?=[^\0-\x7f])\p{Ll}\p{Lu}/u.test(word);
  const capitalAfter = /(?=[^\0-\x7f])\p{Ll}\p{Lu}/u.test(word);
  return !(hasSmall && capitalWithin) && !smallAmongCapitals && !capitalAfter;
}

function mendedOnce(text: string): string | undefined {
  const runs = text.match(RUNS);
  if (runs === null) return undefined;
  for (const page of CODE_PAGES) {
    const known = new Map<string, string | undefined>();
    for (const run of new Set(runs)) known.set(run, readAgain(run, page));
    if ([...known.values()].includes(undefined)) continue;
    // Two real letters may look so by chance: more of them, or a pair that nothing else can be, may not.
    const isSure = isGarbled(text) || known.size > 2 || runs.some((run) => run.length >= LONG_RUN);
    if (isSure) return text.replaceAll(RUNS, (run) => known.get(run) ?? run);
  }
  return undefined;
}

function readAgain(run: string, page: (typeof CODE_PAGES)[number]): string | undefined {
  const bytes = encodeBy(page, run);
  if (bytes === undefined) return undefined;
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}
