import { describedBy, FieldFrame } from './field-frame.tsx';
import type { FieldParts } from './field-frame.tsx';

/** A field one writes in. */
export interface WrittenField extends FieldParts {
  /** What already stands in it. */
  readonly value?: string | undefined;
}

/** A line of text, or several if `lines` says so. */
export function TextField({
  type = 'text',
  lines,
  autocomplete,
  ...field
}: WrittenField & {
  readonly type?: 'text' | 'email' | 'tel';
  readonly lines?: number;
  /** Which of the writer's own details it asks for, so that the browser can fill it in. */
  readonly autocomplete?: 'name' | 'email' | 'tel' | 'organization' | 'off';
}) {
  return (
    <FieldFrame {...field}>
      {lines === undefined ? (
        <input
          {...common(field)}
          class="form-input"
          type={type}
          value={field.value}
          dir="auto"
          autocomplete={autocomplete}
          // Preact's types tell fields with a list from those without, if the kind is not fixed.
          list={undefined}
        />
      ) : (
        <textarea
          {...common(field)}
          class="form-input"
          rows={lines}
          dir="auto"
          // HTML passes over a line break that comes first in a text area: one more, and what was written is all there.
          value={field.value?.startsWith('\n') === true ? `\n${field.value}` : field.value}
        />
      )}
    </FieldFrame>
  );
}

/**
 * A number: a text field with a telephone's number keys, since number fields change what is written in them.
 */
export function NumberField({ decimals = false, ...field }: WrittenField & { readonly decimals?: boolean }) {
  return (
    <FieldFrame {...field}>
      <input
        {...common(field)}
        class="form-input short-field"
        type="text"
        inputMode={decimals ? 'decimal' : 'numeric'}
        value={field.value}
      />
    </FieldFrame>
  );
}

/** A date, sent as 2026-11-24 if the browser has a calendar, and otherwise as it was written. */
export function DateField({
  earliest,
  latest,
  ...field
}: WrittenField & { readonly earliest?: string; readonly latest?: string }) {
  return (
    <FieldFrame {...field}>
      <input
        {...common(field)}
        class="form-input short-field"
        type="date"
        min={earliest}
        max={latest}
        value={field.value}
      />
    </FieldFrame>
  );
}

/** A file to send along; the form it stands in must take files. */
export function FileField({
  accept,
  ...field
}: FieldParts & {
  /** What may be chosen, as HTML writes it: `application/pdf,image/*`. */
  readonly accept?: string;
}) {
  return (
    <FieldFrame {...field}>
      <input {...common(field)} type="file" accept={accept} />
    </FieldFrame>
  );
}

/** A value that is sent along unseen. */
export function HiddenField({ name, value }: { readonly name: string; readonly value: string }) {
  return <input type="hidden" name={name} value={value} />;
}

function common(field: FieldParts) {
  return {
    id: field.name,
    name: field.name,
    required: field.optional !== true,
    'aria-describedby': describedBy(field),
    'aria-invalid': field.fault === undefined ? undefined : ('true' as const),
  };
}
