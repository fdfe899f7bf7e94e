-- Links by which somebody without an account answers. Only a hash of each token is kept: who reads this table can open
-- none of them. A link with a subject is to one question of it; one without is to everything its contact is asked.
create table answer_links (
  id bigint generated always as identity primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  contact_id text not null references contacts (id),
  subject_id uuid references subjects (id),
  obligation_id text,
  -- What it was sent with: made again for the same mail, it is the same link.
  digest_id text references digests (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- When it was first opened; a program that looks through mail may have done so.
  opened_at timestamptz,
  check ((subject_id is null) = (obligation_id is null)),
  check (expires_at > made_at)
);
create index answer_links_by_question on answer_links (subject_id, obligation_id) where subject_id is not null;
-- What became of a mail is found by the mail: what its links tell of it.
create index answer_links_by_digest on answer_links (digest_id);

-- Contacts who asked to be sent their links again: one row each, with how lately and how often, so that neither a mailbox
-- nor this table fills up, however often somebody asks.
create table links_sent_again (
  contact_id text primary key references contacts (id),
  asked_at timestamptz not null,
  -- How many times on that day.
  day date not null,
  times integer not null check (times > 0),
  -- Until its mail has been gathered; meanwhile it cannot be asked for again.
  waiting boolean not null
);
