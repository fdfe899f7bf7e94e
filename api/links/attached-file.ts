import { DOCUMENT_LIMIT, mayKeepOneMore } from '../../db/persons/documents.ts';
import type { DocumentType, SentDocument } from '../../db/persons/documents.ts';
import type { Queryable } from '../../db/pool.ts';
import type { DocumentKind } from '../../domain/vocabulary/codes.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { FILE_FAULTS } from '../../web/form/file-words.ts';
import { Problem } from '../http/problems.ts';
import type { FormLimits, SentFile } from '../http/route.ts';
import { sizeInWords } from '../http/size-in-words.ts';
import { keptFileName } from '../uploads/file-name.ts';
import { recogniseFile } from '../uploads/file-recognition.ts';
import type { UnfitFile } from '../uploads/file-recognition.ts';

/** What a form with an answer may hold: one file, and a page that tells what is wrong with it. */
export const ANSWER_FORM: Partial<FormLimits> = {
  files: 1,
  fileBytes: DOCUMENT_LIMIT,
  marksLargeFiles: true,
};

/** Why a file that was chosen cannot be kept. */
export type FileFault = UnfitFile | 'too-large' | 'empty' | 'too-many-today';

/** What came with an answer: a document, something that is none and why, or nothing. */
export interface AttachedFile {
  readonly document?: SentDocument;
  readonly fault?: FileFault;
}

/**
 * Reads the file that came with an answer. `kind` is the kind of document that the answer takes. Throws the problem
 * `form-malformed` if the answer takes none, or the file is in another field: no page of ours has such a form.
 */
export async function attachedFile(
  files: readonly SentFile[],
  field: string,
  kind: DocumentKind | undefined,
): Promise<AttachedFile> {
  const [file] = files;
  if (file === undefined) return {};
  // No page of ours has such a form.
  if (kind === undefined || file.field !== field) throw new Problem('form-malformed');
  const { name, bytes } = file;
  if (bytes === undefined) return { fault: 'too-large' };
  if (bytes.length === 0) return { fault: 'empty' };
  const type = await recogniseFile(bytes);
  if (isUnfit(type)) return { fault: type };
  return { document: { kind, name: keptFileName(name, type), type, bytes } };
}

/** The same file, unless its contact has sent as many today as are kept of one on a day. */
export async function withinTheDay(
  db: Queryable,
  attached: AttachedFile,
  from: { readonly contact: string; readonly key: string },
): Promise<AttachedFile> {
  const { document } = attached;
  if (document === undefined) return attached;
  const fits = await mayKeepOneMore(db, { ...from, size: document.bytes.length });
  return fits ? attached : { fault: 'too-many-today' };
}

function isUnfit(found: DocumentType | UnfitFile): found is UnfitFile {
  return Object.hasOwn(FILE_FAULTS, found);
}

/** A sentence about files with the limit filled in. */
export function withFileLimit({ da, en }: Sentence): Sentence {
  const limit = sizeInWords(DOCUMENT_LIMIT);
  return { da: da.replace('{limit}', limit), en: en.replace('{limit}', limit) };
}

/** What is wrong with a file, for whoever chose it. */
export function fileFaultInWords(fault: FileFault): Sentence {
  return withFileLimit(FILE_FAULTS[fault]);
}
