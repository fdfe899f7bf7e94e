/** Objects in the text, and how many times it is read and written. */
const OBJECTS = 500;
const TIMES = 40;

/**
 * A fixed piece of work of the kind that the API does: a text of JSON, read and written again. What a request costs is told
 * as a ratio to it, so that the machine and what else it does matter less.
 */
export function fixedWork(): void {
  const objects = Array.from({ length: OBJECTS }, (_, number) => ({
    number,
    name: `Nummer ${number}`,
    parts: [number, String(number), number % 2 === 0],
  }));
  let text = JSON.stringify(objects);
  for (let time = 0; time < TIMES; time += 1) text = JSON.stringify(JSON.parse(text));
}
