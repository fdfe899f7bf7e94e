-- What only a journey has: a person, a municipality, a stage; and who has read the person's page.
create table journeys (
  id uuid primary key references subjects (id),
  programme text not null references programmes (slug),
  person_id uuid not null references person_keys (person_id),
  municipality text not null references organisations (id),
  municipality_reference text not null,
  -- References only: the fields of the referral, who gave it and on whose behalf.
  opening jsonb not null,
  stage text not null default 'screening' check (stage in ('screening', 'recruitment', 'course', 'igu', 'placement',
    'employment', 'closed')),
  sector text,
  language_centre text references organisations (id),
  school text,
  company text,
  unique (municipality, municipality_reference)
);
create index journeys_by_stage on journeys (stage, municipality);
create index journeys_by_person on journeys (person_id);

create table page_reads (
  id bigint generated always as identity primary key,
  contact_id text not null references contacts (id),
  journey_id uuid not null references journeys (id),
  at timestamptz not null default now()
);

-- Files that came with an answer, sealed under the key of the person they are about, their names too. Which event one
-- belongs to follows from the command's key and the hash of its body; until there is one it belongs to nothing, and
-- nobody is shown it.
create table documents (
  id uuid primary key,
  journey_id uuid not null references journeys (id),
  person_id uuid not null references person_keys (person_id),
  key text not null,
  body_hash text not null,
  -- How many of the requests that brought it may still have given their command.
  times_brought integer not null default 1 check (times_brought >= 0),
  kind text not null check (kind in ('training-plan')),
  media_type text not null check (media_type in ('application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.oasis.opendocument.text', 'image/jpeg', 'image/png')),
  size integer not null check (size > 0),
  sealed_name bytea not null,
  sealed bytea not null,
  sent_by text references contacts (id),
  sent_at timestamptz not null default now(),
  unique (journey_id, key, body_hash)
);
create index documents_by_person on documents (person_id);
