import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/**
 * What the master key is used for: wrapping each person's own key, hashing name words for search and what persons are
 * recognised by, making links, sealing what people write to us and what is noted of a subject that is nobody's.
 */
export interface Vault {
  /** Makes a key for a person, wrapped so that only this master key opens it. */
  newKey(personId: string): { readonly key: Buffer; readonly wrapped: Buffer };
  /** Opens a wrapped key. Throws if it was wrapped under another master key, or for another person. */
  unwrap(personId: string, wrapped: Buffer): Buffer;
  /** The hash by which a word of a name is found again. */
  hashWord(word: string): Buffer;
  /**
   * A hash of 32 bytes by which a value that is easily guessed, such as a CPR number, is recognised: nobody without the
   * master key can try out which value it is of. The same value for another use has another hash.
   */
  markOf(use: string, value: string): Buffer;
  /**
   * Returns 16 bytes that nobody can guess without the master key, always the same for the same use. A link's token is
   * made of them: a mail that is sent a second time carries the same token, though only its hash is kept.
   */
  secretFor(use: string): Buffer;
  /** The key for what people write to us, until it is known to be about one person. */
  readonly postKey: Buffer;
  /**
   * A caller's own key for a command or a Signal, as it is kept: always the same for the same text, and nobody without the
   * master key can try out which text that was. Letters, digits and hyphens only.
   */
  keptKey(given: string): string;
  /** The service's own key for notes about a subject that is nobody's. */
  readonly notesKey: Buffer;
  /** The service's own key for what was changed of organisations and contacts. */
  readonly partnersKey: Buffer;
}

/** Makes a vault from a master key of 32 bytes. */
export function createVault(masterKey: Buffer): Vault {
  if (masterKey.length !== KEY_BYTES) throw new Error('The master key must be 32 bytes');
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `fodfaeste ${purpose}`, KEY_BYTES));
  const wrapping = derive('wrapping of person keys');
  const searching = derive('search by name words');
  const marking = derive('marks of persons');
  const linking = derive('answer links');
  const postKey = derive('incoming mail');
  const notesKey = derive('notes of subjects');
  const partnersKey = derive('changes of partners');
  const keeping = derive('keys of commands');
  return {
    newKey: (personId) => {
      const key = randomBytes(KEY_BYTES);
      return { key, wrapped: seal(wrapping, key, `key ${personId}`) };
    },
    unwrap: (personId, wrapped) => open(wrapping, wrapped, `key ${personId}`),
    hashWord: (word) => createHmac('sha256', searching).update(word, 'utf8').digest(),
    markOf: (use, value) => createHmac('sha256', marking).update(`${use}\n${value}`, 'utf8').digest(),
    secretFor: (use) => createHmac('sha256', linking).update(use, 'utf8').digest().subarray(0, 16),
    postKey,
    keptKey: (given) => `k-${createHmac('sha256', keeping).update(given, 'utf8').digest('hex').slice(0, 40)}`,
    notesKey,
    partnersKey,
  };
}

/**
 * Seals bytes under a key. `about` says what they are and whose: bytes moved to another person's row, or to another
 * column, do not open.
 */
export function seal(key: Buffer, plain: Buffer, about: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  cipher.setAAD(Buffer.from(about, 'utf8'));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Opens sealed bytes. Throws if the key, `about` or anything in the bytes is not what it was when they were sealed. */
export function open(key: Buffer, sealed: Buffer, about: string): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(about, 'utf8'));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}

/**
 * A hash of 32 bytes under somebody's key, by which the same bytes are known again: nobody without the key can try out what
 * it is of, and when the key is destroyed, nobody can at all. `use` says what it is for: for another use it is another.
 */
export function hashUnder(key: Buffer, use: string, value: string | Buffer): Buffer {
  const hashing = Buffer.from(
    hkdfSync('sha256', key, Buffer.alloc(0), `fodfaeste hash of ${use}`, KEY_BYTES),
  );
  return createHmac('sha256', hashing).update(value).digest();
}

/** The words of a name, or of what is searched for: hyphens and apostrophes divide as spaces do. */
export function wordsOf(name: string): string[] {
  return name
    .normalize('NFC')
    .toLocaleLowerCase('da')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * A name's words as they are compared: small letters, without accents, Danish letters spelled out, so that
 * "Müller-Sørensen" is found by "sorensen" and by "soerensen" alike.
 */
export function nameWords(name: string): string[] {
  const spelled = wordsOf(name).flatMap((word) => [plain(danish(word)), plain(word.replaceAll('ø', 'o'))]);
  return [...new Set(spelled)];
}

function danish(word: string): string {
  return word.replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa');
}

function plain(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('æ', 'ae').replaceAll('ø', 'o');
}

/**
 * A name as it is compared with another, to see whether both may be one person's. Its words are small and without accents,
 * and their order says nothing. Spellings that one letter has in Denmark and abroad are made one: `Sørensen`, `Soerensen`
 * and `Sorensen` are the same, and so are `Gård`, `Gaard` and `Gard`.
 */
export function comparedName(name: string): string {
  const words = wordsOf(name).map((word) =>
    plain(word).replaceAll('ß', 'ss').replaceAll(/ae|aa/g, 'a').replaceAll(/oe/g, 'o').replaceAll(/ue/g, 'u'),
  );
  return words.toSorted((one, other) => (one < other ? -1 : 1)).join(' ');
}
