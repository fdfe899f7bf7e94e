/** Three numbers that say how something spreads: the least, the usual, the most. */
export interface Spread {
  readonly least: number;
  readonly usual: number;
  readonly most: number;
}

/**
 * Chance that comes out the same for the same seeds, on every machine (mulberry32). It uses whole numbers and
 * square roots only, since a logarithm may differ in its last digit from one machine to the next.
 */
export class Dice {
  #state: number;

  constructor(...seeds: readonly number[]) {
    this.#state = seeds.reduce((state, seed) => scramble((state ^ seed) >>> 0), 0x9e_37_79_b9);
  }

  /** A number from 0 up to, but not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d_2b_79_f5) >>> 0;
    return scramble(this.#state) / 0x1_00_00_00_00;
  }

  /** Whether something happens, if it happens in this share of all cases. */
  happens(share: number): boolean {
    return this.next() < share;
  }

  /** A whole number from 0 up to, but not including, `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** A whole number within a spread, by a triangle that peaks at the usual. */
  within({ least, usual, most }: Spread): number {
    const drawn = this.next();
    const width = most - least;
    if (width === 0) return least;
    const rising = (usual - least) / width;
    const value =
      drawn < rising
        ? least + Math.sqrt(drawn * width * (usual - least))
        : most - Math.sqrt((1 - drawn) * width * (most - usual));
    return Math.round(value);
  }

  /** One of several, each as often as its share. */
  oneOf<K extends string>(shares: Readonly<Record<K, number>>): K {
    const keys = Object.keys(shares) as K[];
    let left = this.next() * keys.reduce((sum, key) => sum + shares[key], 0);
    for (const key of keys) {
      left -= shares[key];
      if (left < 0) return key;
    }
    return keys.findLast((key) => shares[key] > 0) as K;
  }
}

function scramble(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}
