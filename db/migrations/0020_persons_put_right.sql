-- What is put right of a person. The new values lie here, sealed under the person's own key, and hold from the moment that
-- the event of their command is recorded: a person is what they were referred with, and their corrections in order. So
-- nothing is applied, nothing can be applied twice, and what was known before can still be read.
create table person_corrections (
  id uuid primary key,
  journey_id uuid not null references journeys (id),
  person_id uuid not null references person_keys (person_id),
  -- The command it comes with, as with a file: by its key and the hash of its body, which is made with a secret.
  key text not null,
  body_hash text not null,
  -- How many of the requests that brought it may still have given their command.
  times_brought integer not null default 1 check (times_brought >= 0),
  -- Which fields change, and which of them are empty from then on: names of fields, never values.
  fields text[] not null check (cardinality(fields) > 0),
  removed text[] not null default '{}',
  sealed bytea not null,
  given_by text references contacts (id),
  brought_at timestamptz not null default now(),
  unique (journey_id, key, body_hash)
);
create index person_corrections_by_person on person_corrections (person_id);

-- By what a person is recognised, hashed with a secret of the vault's: a CPR number, one that stands in for it, or name and
-- date of birth together.
create table person_marks (
  person_id uuid not null references persons (id),
  kind text not null check (kind in ('cpr', 'substitute-cpr', 'name-and-birth-date')),
  hash bytea not null check (length(hash) = 32),
  since timestamptz not null default now(),
  primary key (person_id, kind)
);
create index person_marks_by_hash on person_marks (hash, kind);
-- How many corrections the marks and the words of the name go by; null until they are made at all.
alter table persons add column marked_after integer;

-- That two persons who look alike are two. They are told again only if they come to look alike in another way.
create table different_persons (
  one_person uuid not null references person_keys (person_id),
  other_person uuid not null references person_keys (person_id),
  alike_by text[] not null,
  said_by text references contacts (id),
  said_at timestamptz not null,
  primary key (one_person, other_person),
  check (one_person < other_person)
);

-- That two journeys are the same person's: one goes on, the other is closed. Written before either is told, so that the
-- sweep can finish what a crash has left.
create table journey_merges (
  id uuid primary key,
  kept uuid not null references journeys (id),
  merged uuid not null references journeys (id),
  asked_by text not null references contacts (id),
  asked_at timestamptz not null,
  done_at timestamptz,
  -- When the merge was taken back.
  undone_at timestamptz,
  check (kept <> merged)
);
create unique index journey_merges_once on journey_merges (merged) where undone_at is null;
create index journey_merges_waiting on journey_merges (asked_at) where done_at is null;

comment on table person_corrections is
  'personal: under the key of the person in person_id; reference: to the journey in journey_id; reference: to the contact in given_by';
comment on table person_marks is 'personal: under the key of the person in person_id';
comment on table different_persons is
  'reference: to the person in one_person; reference: to the person in other_person; reference: to the contact in said_by';
comment on table journey_merges is
  'reference: to the journey in kept; reference: to the journey in merged; reference: to the contact in asked_by';
