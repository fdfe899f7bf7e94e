import type { DocumentType } from '../../db/persons/documents.ts';
import { isBlank } from '../../domain/vocabulary/line-fault.ts';

/** How long a name is kept, in characters, its ending included. */
const NAME_LIMIT = 120;

const ENDINGS: Readonly<Record<DocumentType, readonly [string, ...string[]]>> = {
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
};

/**
 * The name under which a sent file is kept and offered again: its own, in whatever script, without a path, without
 * characters that cannot be seen or change the direction of reading, and with the ending of what the file really is.
 */
export function keptFileName(given: string, type: DocumentType): string {
  const [last = ''] = given.normalize('NFC').split(/[\\/]/).slice(-1);
  const name = last
    .replaceAll(UNSEEN, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .trim();
  const [usual, ...others] = ENDINGS[type];
  const ending = [usual, ...others].find((one) => name.toLowerCase().endsWith(`.${one}`));
  const stem = ending === undefined ? name : name.slice(0, -ending.length - 1);
  const whole = isBlank(stem) ? 'dokument' : stem;
  const suffix = `.${ending ?? usual}`;
  return [...whole].slice(0, NAME_LIMIT - suffix.length).join('') + suffix;
}

/** Controls, marks of direction and the like; joiners stay, by which Persian and Hindi names are written. */
const UNSEEN = /(?![\u200C\u200D])\p{C}/gu;
