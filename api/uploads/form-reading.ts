import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import multer from 'multer';
import { Problem } from '../http/problems.ts';
import type { FormFields, FormLimits, SentFile } from '../http/route.ts';
import { sizeInWords } from '../http/size-in-words.ts';
import { keepUpTo, whenMoreComesThan } from './file-keeping.ts';

const URLENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';
const URLENCODED_LIMIT = 64 * 1024;
/** The longest name of a field: the names are our own. */
const NAME_LIMIT = 100;
/**
 * How many bytes of a form in parts are read before there is a response, whatever is kept of it: a browser shows no
 * response before it has sent everything. A video from a phone is read to the end; something that does not end is cut
 * off.
 */
const HEARD_LIMIT = 64 * 1024 * 1024;

/** How many header fields a part of a form may have; browsers write two. */
const MOST_PART_HEADERS = 20;

/** What came with a form. */
export interface SentForm {
  readonly fields: FormFields;
  readonly files: readonly SentFile[];
}

/**
 * Reads the form of a request within the limits of its line; an empty one if the line takes none. Throws the problem
 * `wrong-media-type`, `file-too-large`, `text-too-long`, `too-many-files`, `body-too-large` or `form-malformed`. What is
 * over a limit is read to its end, so that a browser gets to show the response, but is not kept.
 */
export async function receiveForm(
  limits: FormLimits | undefined,
  req: Request,
  res: Response,
): Promise<SentForm> {
  if (limits === undefined) return { fields: {}, files: [] };
  const isMultipart = limits.files > 0 && req.is(MULTIPART) === MULTIPART;
  if (!isMultipart && req.is(URLENCODED) === false) {
    throw new Problem('wrong-media-type', { expected: typesOf(limits) });
  }
  try {
    if (isMultipart) {
      await Promise.race([reading(multipartReader(limits), req, res), tooMuch(limits, req)]);
    } else {
      await reading(urlencodedReader(limits), req, res);
    }
  } catch (error) {
    throw problemOfReading(error, limits);
  }
  const fields = (req.body ?? {}) as FormFields;
  const texts = Object.values(fields).flat();
  const sent = isMultipart ? filesOf(req) : [];
  if (!limits.marksLargeFiles && sent.some(({ bytes }) => bytes === undefined)) {
    throw tooLarge(limits);
  }
  if (texts.some((text) => Buffer.byteLength(text) > limits.fieldBytes)) {
    throw new Problem('text-too-long', { limit: sizeInWords(limits.fieldBytes) });
  }
  return { fields, files: sent };
}

function urlencodedReader({ fields }: FormLimits): RequestHandler {
  return express.urlencoded({ extended: false, limit: URLENCODED_LIMIT, parameterLimit: fields });
}

function multipartReader({ fields, fieldBytes, files, fileBytes }: FormLimits): RequestHandler {
  return multer({
    storage: keepUpTo(fileBytes),
    // Browsers write names of files in the form's own encoding.
    defParamCharset: 'utf8',
    limits: {
      fields,
      fieldSize: fieldBytes,
      fieldNameSize: NAME_LIMIT,
      // Our names have no brackets, from which lists and objects would be built.
      fieldNestingDepth: 0,
      files,
      parts: fields + files,
      headerPairs: MOST_PART_HEADERS,
    },
  }).any();
}

function reading(read: RequestHandler, req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (error?: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Problem('form-malformed'));
    };
    Promise.resolve(read(req, res, next)).catch(reject);
  });
}

/** Fails if a form does not end. */
function tooMuch(limits: FormLimits, req: Request): Promise<never> {
  return new Promise((_, reject) => {
    whenMoreComesThan(HEARD_LIMIT, req, () => {
      reject(tooLarge(limits));
    });
  });
}

function tooLarge({ fileBytes }: FormLimits): Problem {
  return new Problem('file-too-large', { limit: sizeInWords(fileBytes) });
}

function filesOf(req: Request): SentFile[] {
  const files = Array.isArray(req.files) ? req.files : [];
  return files.map(({ fieldname, originalname, mimetype, buffer }) => ({
    field: fieldname,
    name: originalname,
    type: mimetype,
    // Multer's types know no storage but its own: a file over the limit has no buffer.
    bytes: buffer as Buffer | undefined,
  }));
}

/** The problem of what a reader threw. Whatever else it may be, the form could not be read. */
function problemOfReading(error: unknown, limits: FormLimits): Problem {
  if (error instanceof Problem) return error;
  const given = new Map<string, unknown>(error instanceof Error ? Object.entries(error) : []);
  const [code, type] = [given.get('code'), given.get('type')];
  const { files: most, fieldBytes } = limits;
  if (code === 'LIMIT_FILE_COUNT') return new Problem('too-many-files', { most });
  if (code === 'LIMIT_FIELD_VALUE') return new Problem('text-too-long', { limit: sizeInWords(fieldBytes) });
  if (type === 'entity.too.large') {
    return new Problem('body-too-large', { limit: sizeInWords(URLENCODED_LIMIT) });
  }
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') {
    return new Problem('wrong-media-type', { expected: typesOf(limits) });
  }
  return new Problem('form-malformed');
}

function typesOf({ files }: FormLimits): string {
  return files > 0 ? `${MULTIPART} / ${URLENCODED}` : URLENCODED;
}
