import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';

/** What the directory of a zip archive says, which is what programs open it by. */
export interface ZipDirectory {
  /** The names of its parts, in their order. */
  readonly names: readonly string[];
  /** Whether any part is under a password. */
  readonly isEncrypted: boolean;
  /** The text of each part that was asked for and is there; none under a password. */
  readonly texts: ReadonlyMap<string, string>;
}

/** An office document of ten megabytes has a few dozen parts. */
const MOST_PARTS = 2_000;
/** The longest part that is read, in bytes. A part that says it is longer, or turns out to be, is not read. */
const TEXT_LIMIT = 256 * 1024;

/** How large a part may be that is read. */
export interface PartLimits {
  /** The longest, in bytes. */
  readonly bytes: number;
  /** How many times as long as when it was packed. What an office program writes is some tens of times as long. */
  readonly timesPacked?: number;
  /** How long all that are read may be together, in bytes. */
  readonly total?: number;
}

/**
 * Reads an archive's directory, and the texts of the named parts. `undefined` if it is no sound archive: broken, with a
 * name in it twice, or with more in it than any document has.
 */
export async function readZip(bytes: Buffer, wanted: readonly string[]): Promise<ZipDirectory | undefined> {
  const read = await readParts(bytes, wanted, { bytes: TEXT_LIMIT });
  return typeof read === 'string' ? undefined : read;
}

/** The same with limits of one's own, and with the reason if it is no archive to us. */
export async function readParts(
  bytes: Buffer,
  wanted: readonly string[],
  limits: PartLimits,
): Promise<ZipDirectory | 'broken' | 'too-large'> {
  try {
    const zip = await fromBufferPromise(bytes);
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      if (entries.length > MOST_PARTS) return 'too-large';
    }
    const names = entries.map(({ fileName }) => fileName);
    if (new Set(names.map((name) => name.toLowerCase())).size !== names.length) return 'broken';
    const isEncrypted = entries.some((entry) => entry.isEncrypted());
    const texts = new Map<string, string>();
    const readable = isEncrypted ? [] : entries.filter(({ fileName }) => wanted.includes(fileName));
    const together = readable.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    if (together > (limits.total ?? Infinity)) return 'too-large';
    if (readable.some((entry) => isTooLarge(entry, limits))) return 'too-large';
    for (const entry of readable) {
      texts.set(entry.fileName, await textOf(zip, entry));
    }
    return { names, isEncrypted, texts };
  } catch {
    // Whatever is wrong with what a stranger sent, it is no archive to us.
    return 'broken';
  }
}

/** Below this, in bytes, it does not matter how well a part packs. */
const SMALL = 1024 * 1024;

function isTooLarge(
  { uncompressedSize, compressedSize }: Entry,
  { bytes, timesPacked }: PartLimits,
): boolean {
  if (uncompressedSize > bytes) return true;
  return (
    timesPacked !== undefined &&
    uncompressedSize > SMALL &&
    uncompressedSize > Math.max(1, compressedSize) * timesPacked
  );
}

async function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  const chunks: Buffer[] = [];
  // It fails by itself if more comes out than the directory says.
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}
