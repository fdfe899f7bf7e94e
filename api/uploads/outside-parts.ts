import { readParts } from './zip-reading.ts';
import type { ZipDirectory } from './zip-reading.ts';

/** Why a document is more than its own text and pictures. */
export type OutsideFault =
  /** It fetches something from elsewhere when it is opened: a template, a picture, another document. */
  | 'reaches-outside'
  /** It has another file in it, such as a workbook or a program. */
  | 'has-embedded'
  /** It runs something. */
  | 'has-macros';

/** How much text is looked through: some thousand pages. */
const LIMITS = { bytes: 12 * 1024 * 1024, together: 16 * 1024 * 1024, timesPacked: 200 } as const;

/** Parts of a Word document that are files of their own. */
const WORD_EMBEDDED =
  /(^|\/)(embeddings|activeX|ctrlProps|externalLinks|afchunk[^/]*)\/|(^|\/)oleObject|\.(bin|ole|exe|mht)$/i;
/** Parts that say what the parts beside them refer to, and parts with text in which fields may stand. */
const WORD_READ = /\.rels$|^word\/[^/]+\.xml$|^word\/glossary\/[^/]+\.xml$/i;
/** Types of references to what is another file or a program, wherever it lies. */
const WORD_EMBEDDED_TYPE =
  /\/(oleObject|package|control|aFChunk|subDocument|frame|externalLink|attachedToolbars|keyMapCustomizations)$/i;

/**
 * Looks through a Word document for what is outside it or embedded in it. `undefined` if there is nothing; `unknown-type` if it
 * cannot be looked through. Never throws. Somebody's link to a page may stand in it: nothing comes from there by itself.
 */
export async function outsideOfWord(
  bytes: Buffer,
  { names }: ZipDirectory,
): Promise<OutsideFault | 'unknown-type' | undefined> {
  if (names.some((name) => WORD_EMBEDDED.test(name))) return 'has-embedded';
  const read = await textsOf(
    bytes,
    names.filter((name) => WORD_READ.test(name)),
  );
  if (read === undefined) return 'unknown-type';
  for (const [name, xml] of read) {
    if (DECLARES.test(xml)) return 'unknown-type';
    if (/\.rels$/i.test(name)) {
      const fault = faultOfReferences(xml);
      if (fault !== undefined) return fault;
    } else if (firstWordsOfFields(xml).some((word) => FETCHING_FIELDS.has(word))) return 'reaches-outside';
  }
  return undefined;
}

/** A document type, with entities of its own, which no office program writes. */
const DECLARES = /<!(DOCTYPE|ENTITY)/i;

function faultOfReferences(xml: string): OutsideFault | undefined {
  for (const element of elementsOf(xml)) {
    if (element.name !== 'Relationship') continue;
    const [type, target, mode] = ['Type', 'Target', 'TargetMode'].map(
      (name) => element.attributes.get(name) ?? '',
    );
    if (WORD_EMBEDDED_TYPE.test(type ?? '')) return 'has-embedded';
    const isOutside = /^external$/i.test(mode ?? '') || leadsOutside(target ?? '');
    if (isOutside && !(type ?? '').endsWith('/hyperlink')) return 'reaches-outside';
  }
  return undefined;
}

/** Fields of Word that fetch something, or start a program, when they are brought up to date. */
const FETCHING_FIELDS: ReadonlySet<string> = new Set([
  'DATABASE',
  'DDE',
  'DDEAUTO',
  'EMBED',
  'HTMLCONTROL',
  'IMPORT',
  'INCLUDE',
  'INCLUDEPICTURE',
  'INCLUDETEXT',
  'LINK',
  'MACROBUTTON',
  'RD',
]);

/** The name of each field, which may be written in pieces. */
function firstWordsOfFields(xml: string): string[] {
  const told: string[] = [];
  const open: string[] = [];
  for (const [, name = '', written = '', text = ''] of xml.matchAll(FIELD)) {
    const attributes = attributesIn(written);
    if (name === 'fldSimple') told.push(attributes.get('instr') ?? '');
    else if (name === 'instrText')
      open.push((open.pop() ?? '') + decoded(text.replace(/<!\[CDATA\[([^\]]*)\]\]>/, '$1')));
    else if (attributes.get('fldCharType') === 'begin') open.push('');
    else if (attributes.get('fldCharType') === 'end') told.push(open.pop() ?? '');
  }
  return [...told, ...open].map((field) => /[A-Za-z]+/.exec(field)?.[0].toUpperCase() ?? '');
}

/** Parts of an OpenDocument text that are files of their own: objects, and pictures of them. */
const ODT_EMBEDDED = /^(Object |ObjectReplacements\/|Objects\/)|\.(bin|ole|exe|class|jar)$/i;
const ODT_READ = /^(content|styles|meta|settings)\.xml$/i;
/** Elements that hold or fetch something else, by their names in OpenDocument. */
const ODT_EMBEDDED_ELEMENTS: ReadonlySet<string> = new Set(['object', 'object-ole', 'plugin', 'applet']);
const ODT_FETCHING: ReadonlySet<string> = new Set([
  'dde-source',
  'dde-connection',
  'dde-connection-decl',
  'floating-frame',
  'section-source',
  'table-source',
  'database-source',
]);
const ODT_RUNNING: ReadonlySet<string> = new Set(['event-listener', 'script']);

/** Looks through an OpenDocument text, as `outsideOfWord` does through one of Word’s. */
export async function outsideOfOpenDocument(
  bytes: Buffer,
  { names }: ZipDirectory,
): Promise<OutsideFault | 'unknown-type' | undefined> {
  if (names.some((name) => ODT_EMBEDDED.test(name))) return 'has-embedded';
  const read = await textsOf(
    bytes,
    names.filter((name) => ODT_READ.test(name)),
  );
  if (read === undefined) return 'unknown-type';
  for (const xml of read.values()) {
    if (DECLARES.test(xml)) return 'unknown-type';
    for (const { name, attributes } of elementsOf(xml)) {
      if (ODT_RUNNING.has(name)) return 'has-macros';
      if (ODT_EMBEDDED_ELEMENTS.has(name)) return 'has-embedded';
      if (ODT_FETCHING.has(name)) return 'reaches-outside';
      const target = attributes.get('href');
      if (target !== undefined && name !== 'a' && leadsOutside(target)) return 'reaches-outside';
    }
  }
  return undefined;
}

async function textsOf(
  bytes: Buffer,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const read = await readParts(bytes, wanted, LIMITS);
  return typeof read === 'string' ? undefined : read.texts;
}

/** Whether a reference leaves the archive: an address, a path of a machine or of a network, or one that goes up. */
function leadsOutside(target: string): boolean {
  return /^\s*([a-z][a-z\d+.-]*:|[\\/]{2}|[a-z]:[\\/]|\\|(\.\.[\\/]){3})/i.test(target);
}

interface XmlElement {
  /** Without its prefix, which every program chooses itself. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** The elements that have attributes, in their order. */
function* elementsOf(xml: string): Generator<XmlElement> {
  for (const [, name = '', attributes = ''] of xml.matchAll(ELEMENT)) {
    yield { name, attributes: attributesIn(attributes) };
  }
}

/** Attributes as XML writes them: a value may have anything in it but its own quotation mark and `<`. */
const ATTRIBUTES = `(?:\\s+[^\\s=<>/"']+\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*`;
const ELEMENT = new RegExp(`<(?:[^\\s:<>/"'=!?]+:)?([^\\s:<>/"'=!?]+)(${ATTRIBUTES})\\s*/?>`, 'g');
const FIELD = new RegExp(
  `<(?:[^\\s:<>/"'=!?]+:)?(fldChar|fldSimple|instrText)(${ATTRIBUTES})\\s*/?>([^<]*(?:<!\\[CDATA\\[[^\\]]*\\]\\]>)?)`,
  'g',
);

function attributesIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/(?:[^\s:="']+:)?([^\s:="']+)\s*=\s*("[^"]*"|'[^']*')/g)].map(
      ([, key = '', value = '']) => [key, decoded(value.slice(1, -1))],
    ),
  );
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (all, hex?: string, decimal?: string, name = '') => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      if (decimal === undefined && hex === undefined) return NAMED[String(name)] ?? all;
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}
