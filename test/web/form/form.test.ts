import { describe, expect, it } from '@jest/globals';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { CheckboxField, RadioField, SelectField, YesNoField } from '../../../web/form/choices.tsx';
import { DateField, FileField, HiddenField, NumberField, TextField } from '../../../web/form/fields.tsx';
import { FaultSummary, Form, SubmitButton } from '../../../web/form/form.tsx';

const ASKED = { language: 'da', name: 'on', label: 'Hvilken dag?' } as const;
const CHOICES = [
  { value: 'a', label: 'Sygdom' },
  { value: 'b', label: 'Andet arbejde' },
];

type FieldParts = typeof ASKED & { hint?: string; fault?: string; optional?: boolean };

/** Every kind of field, asked the same. */
const FIELDS: readonly (readonly [what: string, field: (asked: FieldParts) => string])[] = [
  ['a line of text', (asked) => render(h(TextField, asked))],
  ['several lines of text', (asked) => render(h(TextField, { ...asked, lines: 4 }))],
  ['a number', (asked) => render(h(NumberField, asked))],
  ['a date', (asked) => render(h(DateField, asked))],
  ['a file', (asked) => render(h(FileField, asked))],
  ['yes or no', (asked) => render(h(YesNoField, asked))],
  ['one of a few choices', (asked) => render(h(RadioField, { ...asked, choices: CHOICES }))],
  ['one of many choices', (asked) => render(h(SelectField, { ...asked, choices: CHOICES }))],
  ['any number of choices', (asked) => render(h(CheckboxField, { ...asked, choices: CHOICES }))],
];

describe.each(FIELDS)('a field for %s', (_, field) => {
  it('has its label, and every choice has one of its own', () => {
    const html = field(ASKED);
    expect(html).toContain('Hvilken dag?');
    const labelled = [...html.matchAll(/<label [^>]*for="([^"]+)"/g)].map(([, id]) => id);
    expect(labelled).toEqual(idsOf(html, '(?:input|textarea|select)'));
    expect(new Set(labelled).size).toBe(labelled.length);
  });

  it('is described by its hint and its fault, and the summary’s link leads to it', () => {
    const html = field({ ...ASKED, hint: 'Som 24-11-2026', fault: 'Skriv en dato.' });
    expect(html).toContain('aria-describedby="on-hint on-error"');
    expect(html).toMatch(/id="on-hint">Som 24-11-2026</);
    expect(html).toMatch(/id="on-error"><span class="sr-only">Fejl: <\/span>Skriv en dato\.</);
    expect(idsOf(html, '(?:input|textarea|select)')[0]).toBe('on');
  });

  it('is described by nothing where there is nothing to say', () => {
    expect(field(ASKED)).not.toMatch(/aria-describedby|form-error|aria-invalid/);
  });

  it('says where it may be left empty', () => {
    expect(field({ ...ASKED, optional: true })).toContain(' (frivilligt)');
    expect(field({ ...ASKED, optional: true })).not.toMatch(/ required/);
    expect(field(ASKED)).not.toContain('frivilligt');
  });
});

describe('what stands in a field already', () => {
  const HOSTILE = '"><script>x</script>';

  it('is shown as it was written, and never run', () => {
    expect(render(h(TextField, { ...ASKED, value: HOSTILE }))).toContain(
      'value="&quot;>&lt;script>x&lt;/script>"',
    );
    expect(render(h(TextField, { ...ASKED, lines: 2, value: HOSTILE }))).toContain(
      '>&quot;>&lt;script>x&lt;/script></textarea>',
    );
    expect(render(h(HiddenField, { name: 'v', value: HOSTILE }))).not.toContain('<script');
  });

  it('keeps a line break that comes first, though HTML passes over one', () => {
    const shown = (value: string) => render(h(TextField, { ...ASKED, lines: 2, value }));
    expect(shown('\nførst en tom linje')).toContain('>\n\nførst en tom linje</textarea>');
    expect(shown('ingen\ntom linje')).toContain('>ingen\ntom linje</textarea>');
  });

  it('is shown in the direction of its own script', () => {
    const html = render(h(TextField, { ...ASKED, value: 'محمد' }));
    expect(html).toMatch(/<input [^>]*value="محمد"[^>]*dir="auto"/);
  });

  it('is the choice that was made, and no other', () => {
    const chosen = (html: string) => html.match(/value="\w+" (checked|selected)/g);
    expect(chosen(render(h(YesNoField, { ...ASKED, value: 'no' })))).toEqual(['value="no" checked']);
    expect(chosen(render(h(RadioField, { ...ASKED, choices: CHOICES, value: 'b' })))).toEqual([
      'value="b" checked',
    ]);
    expect(chosen(render(h(CheckboxField, { ...ASKED, choices: CHOICES, values: ['a'] })))).toEqual([
      'value="a" checked',
    ]);
    expect(render(h(SelectField, { ...ASKED, choices: CHOICES, value: 'b' }))).toMatch(
      /<option (selected value="b"|value="b" selected)>/,
    );
    expect(chosen(render(h(YesNoField, ASKED)))).toBeNull();
  });
});

describe('a form', () => {
  const form = (takesFiles: boolean) =>
    render(
      h(Form, {
        language: 'en',
        path: '/svar/abc',
        takesFiles,
        children: h(SubmitButton, { children: 'Send' }),
      }),
    );

  it('is sent to its page and answered in its language', () => {
    expect(form(false)).toMatch(/^<form method="post" action="\/svar\/abc\?sprog=en" novalidate>/i);
  });

  it('is sent with files where it takes them, and else as text', () => {
    expect(form(true)).toContain('enctype="multipart/form-data"');
    expect(form(false)).not.toContain('enctype');
  });

  it('is sent by a button, without a script', () => {
    expect(form(false)).toContain('<button type="submit" class="button button-primary">Send</button>');
  });
});

describe('the summary of what is wrong', () => {
  it('is told at once by a screen reader, and leads to each field', () => {
    const faults = [
      { field: 'came', message: 'Svar ja eller nej.' },
      { field: 'on', message: 'Skriv en dato.' },
    ];
    const html = render(h(FaultSummary, { language: 'da', faults }));
    expect(html).toContain('role="alert"');
    expect(html).toContain('<a href="#came">Svar ja eller nej.</a>');
    expect(html).toContain('<a href="#on">Skriv en dato.</a>');
  });

  it('is not there where nothing is wrong', () => {
    expect(render(h(FaultSummary, { language: 'da', faults: [] }))).toBe('');
  });
});

function idsOf(html: string, tags: string): string[] {
  return [...html.matchAll(new RegExp(`<${tags} [^>]*?\\bid="([^"]+)"`, 'g'))].map(([, id = '']) => id);
}
