import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ROUTES } from '../../../api/routes.ts';
import { isBlank } from '../../../domain/vocabulary/line-fault.ts';

/** A field of a body that takes text as people write it: where it is, and its schema. */
interface TextField {
  readonly where: string;
  readonly schema: z.ZodType;
}

const A_TEXT = 'Bo Bygmester';

/** What may stand in no field: each within a text, since around it it may be taken away like a space. */
const BAD: Readonly<Record<string, readonly string[]>> = {
  control: [...'\0\u0007\v\f\u001b\u007f\u0085\u2028\u2029'].map((sign) => `Bo${sign}Bcc`),
  direction: [...'\u061c\u200e\u200f\u202a\u202d\u202e\u2066\u2067\u2069'].map((sign) => `Bo${sign}gnp.exe`),
  unseen: [...'\u00ad\u200b\u2060\ufeff'].map((sign) => `Bo${sign}By`),
  blank: [
    '\u2800',
    '\u3164',
    '\u115f\u1160',
    '\u200b\u200b',
    '\u00a0',
    '\u3000',
    '\u0301',
    '\u200d',
    '\ufe0f',
  ],
};
/** What breaks a line and may stand in free text. */
const BROKEN = ['Bo\nBcc: x@example.dk', 'Bo\r\nBcc', 'Bo\rBcc', 'Bo\tBcc'];

/** Free text, in more than one line. */
const FREE = /\.note$/;
/** Cells of a list: they are read as people see them, and each column has its own form. */
const CELLS = /^post \/api\/intake\.rows/;
/** Filters of a list, compared and kept nowhere. */
const FILTERS = /^get /;

const FIELDS = ROUTES.flatMap(({ method, path, body, query }) => [
  ...textFields(body, `${method} ${path}`),
  ...textFields(query, `${method} ${path}?`),
]).filter(({ where }) => !CELLS.test(where) && !FILTERS.test(where));

describe('every field of every body that takes what people write', () => {
  it('is found: names, addresses and notes', () => {
    const found = new Set(FIELDS.map(({ where }) => where.split('.').at(-1)));
    expect([...found]).toEqual(
      expect.arrayContaining(['name', 'address', 'note', 'givenName', 'familyName', 'successorName']),
    );
    expect(FIELDS.length).toBeGreaterThan(50);
  });

  it.each(FIELDS)('$where holds nothing that cannot be seen', ({ where, schema }) => {
    const isFree = FREE.test(where);
    const held = Object.values(BAD)
      .flat()
      .concat(isFree ? [] : BROKEN)
      .flatMap((text) => {
        const read = schema.safeParse(text);
        // Every body is refused that has a NUL anywhere; one line refuses it by itself as well.
        if (isFree && text.includes('\0')) return [];
        return read.success && isBad(String(read.data), isFree) ? [JSON.stringify(text)] : [];
      });
    expect(held).toEqual([]);
  });

  it.each(FIELDS.filter(({ where }) => FREE.test(where)))('$where keeps its lines', ({ schema }) => {
    expect(schema.parse('én\r\nto\u2028tre')).toBe('én\nto\ntre');
  });

  it.each(FIELDS.filter(({ where }) => !FREE.test(where)))(
    '$where says why, in both languages',
    ({ schema }) => {
      const { error } = schema.safeParse('Bo\u202egnp');
      expect(error?.issues.map(({ message }) => message).join()).toMatch(/Har et tegn.*Has a sign/s);
    },
  );
});

function isBad(text: string, isFree: boolean): boolean {
  const allowed = isFree ? /[\n\t\u200c\u200d]/g : /[\u200c\u200d]/g;
  return isBlank(text) || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text.replaceAll(allowed, ''));
}

/** The text fields within a schema: those that take a text as people write it. */
function textFields(schema: unknown, where: string): TextField[] {
  if (!(schema instanceof z.ZodType)) return [];
  const { def } = schema as unknown as {
    def: {
      readonly type: string;
      readonly innerType?: unknown;
      readonly element?: unknown;
      readonly valueType?: unknown;
      readonly in?: unknown;
      readonly shape?: Readonly<Record<string, unknown>>;
      readonly options?: readonly unknown[];
      readonly left?: unknown;
      readonly right?: unknown;
    };
  };
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape ?? {}).flatMap(([name, field]) =>
        textFields(field, `${where}.${name}`),
      );
    case 'string':
      return schema.safeParse(A_TEXT).success ? [{ where, schema }] : [];
    case 'pipe':
      // A text that becomes something else is looked at whole.
      return schema.safeParse(A_TEXT).success ? [{ where, schema }] : textFields(def.in, where);
    default:
      return [def.innerType, def.element, def.valueType, def.left, def.right, ...(def.options ?? [])].flatMap(
        (inner) => textFields(inner, where),
      );
  }
}
