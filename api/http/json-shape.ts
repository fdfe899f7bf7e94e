import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { MOST_DEPTH } from './body-limits.ts';
import { faultAt } from './faults.ts';
import { invalid } from './problems.ts';

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const OPENS = new Set([0x5b, 0x7b]);
const CLOSES = new Set([0x5d, 0x7d]);

/**
 * Looks at the bytes of a JSON text before it is read. Throws `invalid` if lists and objects lie deeper in each other
 * than anything of ours, or if it holds more values than `most`. What comes after works through values one by one, and some of
 * it calls itself for each level. It does not check that the text is JSON.
 */
export function checkJsonShape(bytes: Uint8Array, most: number): void {
  let depth = 0;
  let values = 1;
  let isText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (isText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (byte === COMMA || byte === COLON) values += 1;
    else if (OPENS.has(byte)) {
      depth += 1;
      values += 1;
      if (depth > MOST_DEPTH) throw invalid(faultAt('', TOO_DEEP));
    } else if (CLOSES.has(byte)) depth -= 1;
    if (values > most) throw invalid(faultAt('', tooMany(most)));
  }
}

const TOO_DEEP: Sentence = {
  da: `Lister og objekter må højst ligge ${MOST_DEPTH} lag inde i hinanden.`,
  en: `Lists and objects may lie at most ${MOST_DEPTH} levels deep in each other.`,
};

const tooMany = (most: number): Sentence => ({
  da: `Der er flere værdier, end der kan være brug for: højst ${most.toLocaleString('da-DK')}.`,
  en: `There are more values than can be needed: at most ${most.toLocaleString('en-GB')}.`,
});
