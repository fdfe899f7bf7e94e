import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a zip archive: its name and what is in it. */
export type ZipPart = readonly [name: string, content: string | Buffer];

const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const ODT_TYPE = 'application/vnd.oasis.opendocument.text';

/**
 * A zip archive of these parts, compressed as Office does it. If `encrypted`, it says that it has a password,
 * but has none.
 */
export function aZip(parts: readonly ZipPart[], { encrypted = false } = {}): Buffer {
  const flags = encrypted ? 1 : 0;
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, content] of parts) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const title = Buffer.from(name, 'utf8');
    const sizes = [crc32(plain), packed.length, plain.length];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(8, 8);
    sizes.forEach((size, index) => local.writeUInt32LE(size, 14 + 4 * index));
    local.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    sizes.forEach((size, index) => entry.writeUInt32LE(size, 16 + 4 * index));
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, title, packed);
    directory.push(entry, title);
    offset += local.length + title.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listed, end]);
}

/** The list of types that a Word document begins with, for a main part of a type. */
export const wordTypes = (main: string = DOCX_TYPE): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;

/** A Word document, with any further parts. */
export const aDocx = (types: string | Buffer = wordTypes(), ...besides: readonly ZipPart[]): Buffer =>
  aZip([
    ['[Content_Types].xml', types],
    ['_rels/.rels', '<Relationships/>'],
    ['word/document.xml', '<w:document>Undervisningsplan</w:document>'],
    ...besides,
  ]);

/** An OpenDocument text, with any further parts. */
export const anOdt = (manifest = '<manifest:manifest/>', ...besides: readonly ZipPart[]): Buffer =>
  aZip([
    ['mimetype', ODT_TYPE],
    ['content.xml', '<office:document-content/>'],
    ['META-INF/manifest.xml', manifest],
    ...besides,
  ]);

/** A PDF, with something in it by which to recognise it. */
export const aPdf = (text = 'Undervisningsplan'): Buffer =>
  Buffer.from(
    `%PDF-1.7\n% ${text}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n`,
  );

/** The first bytes of a picture. */
export const aPng = (): Buffer =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(32)]);
/** The first bytes of a photograph. */
export const aJpeg = (): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(32)]);
/** What every Windows program begins with. */
export const anExe = (): Buffer => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(126)]);
/** What Word wrote until 2007, and what Office writes if there is a password. */
export const anOldDoc = (): Buffer =>
  Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(504)]);
