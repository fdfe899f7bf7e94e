const KEY_BYTES = 32;

/** The key that a text is; `undefined` if it is not 32 bytes in base64, written as base64 writes them. */
export function masterKeyIn(text: string): Buffer | undefined {
  // Buffer takes anything for base64, and leaves out what is not.
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text)) return undefined;
  const key = Buffer.from(text, 'base64');
  return key.length === KEY_BYTES && key.toString('base64') === text ? key : undefined;
}

/**
 * Why a key was made by hand, as the end of a sentence; `undefined` if it may have come from a source of random bytes. One in ten
 * million that did is refused too, and another is made in a second.
 */
export function whyNotRandom(key: Buffer): string | undefined {
  const bytes = [...key];
  if (new Set(bytes).size === 1) return 'is one byte over and over';
  if (isRepeated(bytes)) return 'is a piece repeated';
  if (isCountedUp(bytes)) return 'counts up or down';
  if (isText(key)) return 'is a text, not random bytes';
  if (new Set(bytes).size < FEWEST_DIFFERENT || commonest(bytes) > MOST_ALIKE) return 'repeats too few bytes';
  return undefined;
}

/** Of 32 random bytes, thirty are different on average; fewer than these in one of a hundred million. */
const FEWEST_DIFFERENT = 18;
const MOST_ALIKE = 7;

function isRepeated(bytes: readonly number[]): boolean {
  const periods = Array.from({ length: KEY_BYTES / 2 }, (_, index) => index + 1);
  return periods.some((period) =>
    bytes.every((byte, index) => index < period || byte === bytes[index - period]),
  );
}

function isCountedUp(bytes: readonly number[]): boolean {
  const [first = 0, second = 0] = bytes;
  const step = second - first;
  return bytes.every((byte, index) => byte === (first + step * index + 256 * KEY_BYTES * 256) % 256);
}

/** Whether the bytes are UTF-8 without a control character: a sentence, a password, or digits in hexadecimal. */
function isText(key: Buffer): boolean {
  try {
    return !/[\p{Cc}\p{Cn}\p{Co}]/u.test(new TextDecoder('utf-8', { fatal: true }).decode(key).trim());
  } catch {
    return false;
  }
}

function commonest(bytes: readonly number[]): number {
  return Math.max(...bytes.map((byte) => bytes.filter((other) => other === byte).length));
}
