-- Mails that a mail server hands over, sealed as they came: they hold people's words. Each is handled once, by its bytes.
create table incoming_mails (
  id uuid primary key,
  sha256 bytea not null unique check (length(sha256) = 32),
  -- Empty once nothing more is to be learned from it.
  sealed bytea,
  received_at timestamptz not null,
  handled_at timestamptz,
  outcome text check (outcome in ('bounced', 'bounced-softly', 'automatic', 'reply', 'other', 'unreadable')),
  -- Of a delivery report about a digest of ours: which, to whom, and the status code it gives.
  digest_id text references digests (id),
  contact_id text references contacts (id),
  status text,
  check ((handled_at is null) = (outcome is null)),
  check (handled_at is not null or sealed is not null)
);
create index incoming_mails_waiting on incoming_mails (received_at) where handled_at is null;
create index incoming_mails_soft on incoming_mails (contact_id, received_at) where outcome = 'bounced-softly';
-- What became of a mail is found by the mail: the report that it came back.
create index incoming_mails_bounced on incoming_mails (digest_id) where outcome = 'bounced';

-- What people write to the address our mails come from, until the secretariat has dealt with it. About one journey for
-- certain, it lies under that person's own key, its text as a note.
create table replies (
  id uuid primary key,
  incoming_mail_id uuid not null unique references incoming_mails (id),
  digest_id text references digests (id),
  journey_id uuid references journeys (id),
  note_id uuid references notes (id),
  sealed bytea not null,
  received_at timestamptz not null,
  closed_at timestamptz,
  closed_by text references contacts (id),
  check ((journey_id is null) = (note_id is null)),
  check ((closed_at is null) = (closed_by is null))
);
create index replies_open on replies (received_at) where closed_at is null;

create table reply_attachments (
  reply_id uuid not null references replies (id),
  number integer not null check (number > 0),
  sealed bytea not null,
  primary key (reply_id, number)
);
