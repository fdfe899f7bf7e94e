/** Elements that have no end, and hold nothing. */
const VOID = /^(area|br|hr|img|input|link|meta|source|wbr)$/;

/** What of a page is no text of its body. */
const NOT_SHOWN = /<title>.*?<\/title>|<style>.*?<\/style>/gs;

/**
 * Where a page or a mail shows one of these names without saying that it has a direction of its own: what stands before the
 * name, and the name. A name may be a part of a longer one in the same element, and of nothing else.
 */
export function namesOutOfDirection(html: string, names: readonly string[]): string[] {
  const open: { tag: string; hasOwn: boolean }[] = [];
  const found: string[] = [];
  let before = '';
  for (const [piece] of html.replaceAll(NOT_SHOWN, '').matchAll(/<[^>]*>|[^<]+/g)) {
    const [, slash, tag = ''] = /^<(\/?)([a-z][\w-]*)/i.exec(piece) ?? [];
    if (tag === '') {
      const isApart = open.at(-1)?.hasOwn === true;
      const astray = isApart ? withoutNames(piece, names) !== '' : names.some((name) => piece.includes(name));
      if (astray && names.some((name) => piece.includes(name))) found.push(`${before}${piece}`);
      before = piece;
    } else if (slash === '/') {
      open.pop();
    } else if (!VOID.test(tag) && !piece.endsWith('/>')) {
      open.push({ tag, hasOwn: piece.includes('dir="auto"') });
    }
  }
  return found;
}

/** What is left of a text when the names in it are taken out. */
function withoutNames(text: string, names: readonly string[]): string {
  return names.reduce((left, name) => left.replaceAll(name, ''), text).trim();
}
