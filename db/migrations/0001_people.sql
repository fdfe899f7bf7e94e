-- The vault: nobody's name, number, address or words stand here in the clear. Each person has a key of their own,
-- wrapped by the master key; destroying it makes everything about the person unreadable. A backup that holds
-- person_keys holds the wrapped key too: see docs/operations.md.
create table person_keys (
  person_id uuid primary key,
  wrapped_key bytea,
  created_at timestamptz not null default now(),
  destroyed_at timestamptz,
  check ((wrapped_key is null) = (destroyed_at is not null))
);

create table persons (
  id uuid primary key references person_keys (person_id),
  sealed bytea not null,
  updated_at timestamptz not null default now()
);

create table person_name_words (
  person_id uuid not null references persons (id),
  word_hash bytea not null check (length(word_hash) = 32),
  primary key (person_id, word_hash)
);
create index person_name_words_by_hash on person_name_words (word_hash);
