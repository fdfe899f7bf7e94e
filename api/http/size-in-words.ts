const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** A limit in bytes as people read it: `64 kB`, `10 MB`. */
export function sizeInWords(bytes: number): string {
  return bytes < MEGABYTE ? `${Math.round(bytes / KILOBYTE)} kB` : `${Math.round(bytes / MEGABYTE)} MB`;
}
