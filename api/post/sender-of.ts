/** How far into a mail its head is looked at, in bytes. */
const LOOKED_AT = 64 * 1024;
/** The longest address there is (RFC 5321). */
const LONGEST_ADDRESS = 254;

/**
 * The address that a mail says it is from, in small letters; empty if it says none within its first 64 KB. Nothing of the
 * mail is taken as true for it: it only says whose mails are counted together.
 */
export function senderOf(mail: Buffer): string {
  const head = mail.subarray(0, LOOKED_AT).toString('latin1');
  for (const line of unfolded(head)) {
    if (line === '') return '';
    if (!/^from[ \t]*:/i.test(line)) continue;
    const said = line.slice(line.indexOf(':') + 1);
    const bracket = said.lastIndexOf('<');
    const address = bracket < 0 ? said : said.slice(bracket + 1).split('>', 1)[0];
    return (address ?? '').trim().toLowerCase().slice(0, LONGEST_ADDRESS);
  }
  return '';
}

/** The lines of a head, each with those that go on with it. */
function unfolded(head: string): string[] {
  const lines: string[][] = [];
  for (const line of head.split(/\r?\n/)) {
    if (/^[ \t]/.test(line) && lines.length > 0) lines.at(-1)?.push(line);
    else lines.push([line]);
  }
  return lines.map((parts) => parts.join(''));
}
