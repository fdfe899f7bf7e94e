/** Whether a person's key has been destroyed, as a condition; `person` is the column with their id, and false if that is null. */
export function isErased(person: string): string {
  return `exists (select from person_keys own_key
      where own_key.person_id = ${person} and own_key.destroyed_at is not null)`;
}
