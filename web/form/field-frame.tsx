import type { ComponentChildren } from 'preact';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { PAGE_WORDS } from '../frame/words.ts';

/** What every field of a form says, whatever it takes. */
export interface FieldParts {
  readonly language: Language;
  /** The field's name when it is sent, and the id by which a summary of faults links to it. */
  readonly name: string;
  readonly label: string;
  /** How to fill it in. */
  readonly hint?: string | undefined;
  /** What is wrong with what was filled in. */
  readonly fault?: string | undefined;
  /** Whether it may be left empty; if so, the field says that. */
  readonly optional?: boolean;
}

/** The label of a single field, its hint and its fault, with the field under them. */
export function FieldFrame({ children, ...field }: FieldParts & { children: ComponentChildren }) {
  return (
    <div class={groupClass(field)}>
      <label class="form-label" for={field.name}>
        <LabelText {...field} />
      </label>
      <HintAndFault {...field} />
      {children}
    </div>
  );
}

/** The same around several choices that answer one question. */
export function ChoicesFrame({ children, ...field }: FieldParts & { children: ComponentChildren }) {
  return (
    <div class={groupClass(field)}>
      <fieldset aria-describedby={describedBy(field)}>
        <legend class="form-label">
          <LabelText {...field} />
        </legend>
        <HintAndFault {...field} />
        {children}
      </fieldset>
    </div>
  );
}

/** The ids of what describes a field, for the field itself; `undefined` if nothing does. */
export function describedBy({ name, hint, fault }: FieldParts): string | undefined {
  const ids = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(fault === undefined ? [] : [`${name}-error`]),
  ];
  return ids.length === 0 ? undefined : ids.join(' ');
}

function groupClass({ fault }: FieldParts): string {
  return fault === undefined ? 'form-group' : 'form-group form-error';
}

function LabelText({ language, label, optional }: FieldParts) {
  return (
    <>
      {label}
      {optional === true && <span class="weight-normal">{` (${PAGE_WORDS.optional[language]})`}</span>}
    </>
  );
}

function HintAndFault({ language, name, hint, fault }: FieldParts) {
  return (
    <>
      {hint !== undefined && (
        <span class="form-hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {fault !== undefined && (
        <span class="form-error-message" id={`${name}-error`}>
          <span class="sr-only">{PAGE_WORDS.fault[language]}: </span>
          {fault}
        </span>
      )}
    </>
  );
}
