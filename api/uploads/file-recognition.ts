import type { DocumentType } from '../../db/persons/documents.ts';
import { outsideOfOpenDocument, outsideOfWord } from './outside-parts.ts';
import type { OutsideFault } from './outside-parts.ts';
import { readZip } from './zip-reading.ts';
import type { ZipDirectory } from './zip-reading.ts';

/** Why a file is not taken, whatever it is called. */
export type UnfitFile =
  /** It runs something when it is opened, fetches something from elsewhere, or has another file in it. */
  | OutsideFault
  /** It has a password, or is in Word's old format, which looks the same from outside. */
  | 'locked'
  /** It is of another type than those that are taken. */
  | 'unknown-type';

/**
 * Says what a file is, by its bytes alone, since its name and type are the sender's word: a document of a type that we
 * take, or why it is not. Never throws.
 */
export async function recogniseFile(bytes: Buffer): Promise<DocumentType | UnfitFile> {
  const found = BEGINNINGS.find(([beginning]) => bytes.subarray(0, beginning.length).equals(beginning));
  if (found === undefined) return 'unknown-type';
  return found[1] === 'zip' ? officeDocument(bytes) : found[1];
}

const BEGINNINGS: readonly (readonly [Buffer, DocumentType | 'locked' | 'zip'])[] = [
  [Buffer.from('%PDF-'), 'application/pdf'],
  [Buffer.from([0xff, 0xd8, 0xff]), 'image/jpeg'],
  [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'image/png'],
  [Buffer.from('PK\u0003\u0004'), 'zip'],
  // A compound file: Word's format until 2007, and what any newer Office document is wrapped in under a password.
  [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'locked'],
];

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const ODT = 'application/vnd.oasis.opendocument.text';

const WORD_TYPES = '[Content_Types].xml';
const ODT_TYPE = 'mimetype';
const ODT_PARTS = 'META-INF/manifest.xml';

async function officeDocument(bytes: Buffer): Promise<DocumentType | UnfitFile> {
  const zip = await readZip(bytes, [WORD_TYPES, ODT_TYPE, ODT_PARTS]);
  if (zip === undefined) return 'unknown-type';
  if (zip.isEncrypted) return 'locked';
  const types = zip.texts.get(WORD_TYPES);
  if (types !== undefined) {
    const found = wordDocument(zip, types);
    return found === DOCX ? ((await outsideOfWord(bytes, zip)) ?? DOCX) : found;
  }
  const parts = zip.texts.get(ODT_PARTS);
  const found = parts === undefined ? 'unknown-type' : openDocument(zip, parts);
  return found === ODT ? ((await outsideOfOpenDocument(bytes, zip)) ?? ODT) : found;
}

/** By the type of its main part, which Word goes by too. No program writes comments or entities there, only who hides. */
function wordDocument({ names }: ZipDirectory, types: string): DocumentType | UnfitFile {
  const hasMacros = /macroEnabled|vbaProject/i.test(types) || names.some((name) => /vbaProject/i.test(name));
  if (hasMacros) return 'has-macros';
  const isPlain = !/<!|&/.test(types);
  return isPlain && types.includes(`"${DOCX}.main+xml"`) ? DOCX : 'unknown-type';
}

function openDocument({ names, texts }: ZipDirectory, parts: string): DocumentType | UnfitFile {
  if (names[0] !== ODT_TYPE || texts.get(ODT_TYPE) !== ODT) return 'unknown-type';
  if (names.some((name) => /^(Basic|Scripts)\//i.test(name))) return 'has-macros';
  return parts.includes('encryption-data') ? 'locked' : ODT;
}
