-- What an automatic note seems to say of a contact: that they have left, or are away. Only a proposal: a person of the
-- secretariat says yes to it, which writes down a departure or an absence, or no, after which nothing has happened.
create table absence_proposals (
  id bigint generated always as identity primary key,
  contact_id text not null references contacts (id),
  says text not null check (says in ('left', 'away', 'on-leave')),
  left_on date,
  first_day date,
  last_day date,
  -- The note itself.
  reply_id uuid not null references replies (id),
  -- Whether it came from another address than the one that was written to: of a shared mailbox, somebody's own.
  from_elsewhere boolean not null,
  noted_at timestamptz not null,
  settled_at timestamptz,
  settled_by text references contacts (id),
  outcome text check (outcome in ('accepted', 'refused')),
  check ((says = 'away') = (last_day is not null)),
  check ((first_day is null) = (last_day is null)),
  check (first_day <= last_day),
  check (left_on is null or says = 'left'),
  check ((settled_at is null) = (settled_by is null)),
  check ((settled_at is null) = (outcome is null))
);
-- The same meaning is proposed once, however many notes say it.
create unique index absence_proposals_open on absence_proposals (contact_id, says, coalesce(last_day, 'infinity'))
  where settled_at is null;

comment on table absence_proposals is
  'personal: in the clear of the contact in contact_id; reference: to the contact in settled_by';
