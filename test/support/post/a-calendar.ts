/** An entry of a calendar: its properties by their names, parameters included, as they are after unfolding. */
export type CalendarEntry = Readonly<Record<string, string>>;

/** The properties of a calendar itself, and its entries in their order (RFC 5545). */
export function readCalendar(content: string): {
  readonly calendar: CalendarEntry;
  readonly entries: readonly CalendarEntry[];
} {
  const [head = '', ...events] = content
    .replaceAll('\r\n ', '')
    .trim()
    .split('BEGIN:VEVENT\r\n')
    .map((part) => part.split('END:VEVENT')[0] ?? '');
  return { calendar: propertiesOf(head), entries: events.map(propertiesOf) };
}

function propertiesOf(part: string): CalendarEntry {
  const lines = part.split('\r\n').filter((line) => line !== '');
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  );
}
