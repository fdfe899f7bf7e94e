-- Journeys, their timeline (the truth) and what is read from it.
create table journeys (
  id uuid primary key,
  programme text not null references programmes (slug),
  person_id uuid not null references person_keys (person_id),
  municipality text not null references organisations (id),
  municipality_reference text not null,
  -- References only: the fields of the referral, who gave it and on whose behalf.
  opening jsonb not null,
  epoch integer not null default 1 check (epoch > 0),
  sequence integer not null default 0 check (sequence >= 0),
  stage text not null default 'screening' check (stage in ('screening', 'recruitment', 'course', 'igu', 'placement',
    'employment', 'closed')),
  state jsonb,
  sector text,
  language_centre text references organisations (id),
  school text,
  company text,
  next_step_at timestamptz,
  next_due date,
  next_obligation text,
  owed_by text,
  rulebook integer not null default 0,
  workflow_started_at timestamptz,
  parked_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (municipality, municipality_reference)
);
create index journeys_to_start on journeys (created_at) where workflow_started_at is null;
create index journeys_by_next_step on journeys (next_step_at) where parked_at is null;
create index journeys_by_stage on journeys (stage, municipality);
create index journeys_by_person on journeys (person_id);

create table timeline_events (
  journey_id uuid not null references journeys (id),
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
  primary key (journey_id, sequence),
  unique (journey_id, key)
);

create function timeline_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'timeline_events is append-only';
end
$$;
create trigger timeline_is_append_only before update or delete on timeline_events
  for each row execute function timeline_is_append_only();

create table obligations (
  journey_id uuid not null references journeys (id),
  id text not null,
  kind text not null,
  owed_by text not null,
  organisation text,
  due date not null,
  occurrence text,
  state text not null check (state in ('open', 'fulfilled', 'ended')),
  missed boolean not null,
  opened_by integer not null,
  ended_by integer,
  primary key (journey_id, id)
);
create index obligations_open on obligations (due) where state = 'open';

create table late_signals (
  id uuid primary key,
  journey_id uuid not null,
  name text not null,
  -- json, not jsonb: whatever a system sent is kept as it came, a zero character included.
  payload json,
  received_at timestamptz not null default now(),
  handled_at timestamptz
);

create table page_reads (
  id bigint generated always as identity primary key,
  contact_id text not null references contacts (id),
  journey_id uuid not null references journeys (id),
  at timestamptz not null default now()
);
