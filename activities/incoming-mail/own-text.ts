/**
 * A reply's text without the history that is quoted below it. The history is cut only if every line to the
 * end has the mark of a quotation (`>`); the line that announces it goes too, if it names us and a date.
 * Outlook puts the history below a reply without marks, and people write their answers into it: it stays. So
 * does everything if the person wrote nothing above.
 */
export function ownTextIn(text: string, mailFrom: string): string {
  const lines = text.split('\n');
  const last = lines.findLastIndex((line) => line.trim() !== '' && !line.startsWith('>'));
  if (last === -1 || !lines.slice(last + 1).some((line) => line.startsWith('>'))) return text;
  const above = lines.slice(0, last + 1);
  // They answered between the lines: the rest must be read beside the question.
  if (above.some((line) => line.startsWith('>'))) return text;
  const announcement = above.slice(above.findLastIndex((line) => line.trim() === '') + 1);
  const own = isAnnouncement(announcement, mailFrom) ? above.slice(0, -announcement.length) : above;
  return own.join('\n').trimEnd() || text;
}

/** Mail programs break the line, in two or three. */
const ANNOUNCEMENT_LINES = 3;

/** `Den 3. dec. 2026 kl. 08.12 skrev Fodfæste <post@fodfaeste.dk>:`, in any language. */
function isAnnouncement(lines: readonly string[], mailFrom: string): boolean {
  const line = lines.join(' ').trim();
  const isOfUs = line.includes('Fodfæste') || line.toLowerCase().includes(mailFrom.toLowerCase());
  return lines.length <= ANNOUNCEMENT_LINES && isOfUs && /\d/.test(line) && line.endsWith(':');
}
