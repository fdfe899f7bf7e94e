import { PAGE_WORDS } from '../frame/words.ts';
import { ChoicesFrame, describedBy, FieldFrame } from './field-frame.tsx';
import type { FieldParts } from './field-frame.tsx';

/** One of the answers a question offers. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Whether the label is somebody's name: then it is in the direction of its own script. */
  readonly isName?: boolean;
}

/** A question with one answer. */
export interface SingleChoice extends FieldParts {
  /** The answer that has already been given. */
  readonly value?: string | undefined;
}

/** A few answers that are all seen at once; one of them is given. */
export function RadioField({ choices, value, ...field }: SingleChoice & { choices: readonly Choice[] }) {
  return (
    <ChoicesFrame {...field}>
      {choices.map((choice, index) => (
        <div class="form-group-radio">
          <input
            class="form-radio"
            type="radio"
            id={idOf(field.name, index)}
            name={field.name}
            value={choice.value}
            checked={choice.value === value}
            required={field.optional !== true}
          />
          <label class="form-label" for={idOf(field.name, index)}>
            {choice.label}
          </label>
        </div>
      ))}
    </ChoicesFrame>
  );
}

/** A question answered with yes or no, sent as `yes` and `no`. */
export function YesNoField(field: SingleChoice) {
  const choices = (['yes', 'no'] as const).map((value) => ({
    value,
    label: PAGE_WORDS[value][field.language],
  }));
  return <RadioField {...field} choices={choices} />;
}

/** Many answers, one of which is given: a list that folds out. */
export function SelectField({ choices, value, ...field }: SingleChoice & { choices: readonly Choice[] }) {
  return (
    <FieldFrame {...field}>
      <select
        class="form-select"
        id={field.name}
        name={field.name}
        required={field.optional !== true}
        aria-describedby={describedBy(field)}
        aria-invalid={field.fault === undefined ? undefined : 'true'}
      >
        <option value="">{PAGE_WORDS.choose[field.language]}</option>
        {choices.map((choice) => (
          <option
            value={choice.value}
            selected={choice.value === value}
            dir={choice.isName === true ? 'auto' : undefined}
          >
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** Answers of which one may give any number. */
export function CheckboxField({
  choices,
  values = [],
  ...field
}: FieldParts & { choices: readonly Choice[]; values?: readonly string[] }) {
  return (
    <ChoicesFrame {...field}>
      {choices.map((choice, index) => (
        <div class="form-group-checkbox">
          <input
            class="form-checkbox"
            type="checkbox"
            id={idOf(field.name, index)}
            name={field.name}
            value={choice.value}
            checked={values.includes(choice.value)}
          />
          <label class="form-label" for={idOf(field.name, index)}>
            {choice.label}
          </label>
        </div>
      ))}
    </ChoicesFrame>
  );
}

/** The first choice has the field's own name as its id: a summary of faults links to it. */
function idOf(name: string, index: number): string {
  return index === 0 ? name : `${name}-${index + 1}`;
}
