-- A reply about one journey is a note at once only if its sender is proven; else it becomes one when somebody takes it as one,
-- and lies under the person's own key from the beginning.
alter table replies
  drop constraint replies_check,
  add column taken_at timestamptz,
  add column taken_by text references contacts (id),
  add constraint replies_note_check check (note_id is null or journey_id is not null),
  add constraint replies_taken_check check ((taken_at is null) = (taken_by is null) and (taken_at is null or note_id is not null));

comment on table replies is 'personal: under the key of the person in journey_id; personal: under the key of the post; reference: to the contact in closed_by; reference: to the contact in taken_by';
