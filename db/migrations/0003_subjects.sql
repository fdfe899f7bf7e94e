-- Subjects: whatever has a life of its own, owes something and is read on a timeline. What every kind of them has stands
-- here, the fence and all that the sweep goes by included; what only one kind has stands in that kind's own table, under
-- the same id, and both rows are written in one transaction.
create table subjects (
  id uuid primary key,
  kind text not null check (kind in ('journey', 'programme')),
  workflow_id text not null unique,
  epoch integer not null default 1 check (epoch > 0),
  sequence integer not null default 0 check (sequence >= 0),
  -- The events folded; null until the first has been recorded.
  state jsonb,
  -- Whether anything may still be owed: an open subject should have a Workflow that runs.
  is_open boolean not null default true,
  next_step_at timestamptz,
  next_due date,
  next_obligation text,
  owed_by text,
  rulebook integer not null default 0,
  workflow_started_at timestamptz,
  parked_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index subjects_to_start on subjects (created_at) where workflow_started_at is null;
create index subjects_by_next_step on subjects (next_step_at) where parked_at is null;

-- Free text, sealed: about a person under that person's own key, about a subject that is nobody's under the service's.
create table notes (
  id uuid primary key,
  person_id uuid references person_keys (person_id),
  subject_id uuid references subjects (id),
  sealed bytea not null,
  written_by text references contacts (id),
  written_at timestamptz not null default now(),
  constraint notes_about_one check (num_nonnulls(person_id, subject_id) = 1)
);
create index notes_by_person on notes (person_id, written_at) where person_id is not null;

create table timeline_events (
  subject_id uuid not null references subjects (id),
  sequence integer not null check (sequence > 0),
  epoch integer not null,
  event_id uuid not null unique,
  type text not null,
  version integer not null,
  payload jsonb not null,
  -- The key of the command or Signal that brought it about, and a hash of that command's body.
  key text,
  body_hash text,
  actor jsonb,
  on_behalf_of jsonb,
  note_id uuid references notes (id),
  at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (subject_id, sequence),
  unique (subject_id, key)
);

create function timeline_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'timeline_events is append-only';
end
$$;
create trigger timeline_is_append_only before update or delete on timeline_events
  for each row execute function timeline_is_append_only();

create table obligations (
  subject_id uuid not null references subjects (id),
  id text not null,
  kind text not null,
  owed_by text not null,
  organisation text,
  due date not null,
  occurrence text,
  state text not null check (state in ('open', 'fulfilled', 'ended', 'struck')),
  missed boolean not null,
  opened_by integer not null,
  ended_by integer,
  -- Whether a pause keeps it waiting: then it is nobody's to answer before the pause ends.
  waiting boolean not null default false,
  primary key (subject_id, id)
);
create index obligations_open on obligations (due) where state = 'open';

-- Signals that came to a subject which could not hear them. Without a reference: they are kept for one that a database
-- which was set back does not know, too.
create table late_signals (
  id uuid primary key,
  subject_id uuid not null,
  name text not null,
  -- json, not jsonb: whatever a system sent is kept as it came, a zero character included.
  payload json,
  received_at timestamptz not null default now(),
  handled_at timestamptz
);
