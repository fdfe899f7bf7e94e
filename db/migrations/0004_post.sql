-- The outbox is the truth of the post: one row per notice, and one digest per mail.
create table digests (
  id text primary key,
  contact_id text not null references contacts (id),
  date date not null,
  state text not null default 'frozen' check (state in ('frozen', 'sent', 'empty', 'failed')),
  message_id text not null unique,
  frozen_at timestamptz not null,
  sent_at timestamptz
);
create index digests_by_contact on digests (contact_id, date);

create table outbox (
  id bigint generated always as identity primary key,
  journey_id uuid not null references journeys (id),
  -- The event that caused it.
  sequence integer not null,
  kind text not null check (kind in ('reminder', 'escalation')),
  obligation_id text not null,
  obligation_kind text not null,
  due date not null,
  party text not null,
  organisation text,
  contact_id text not null references contacts (id),
  channel text not null default 'mail' check (channel in ('mail')),
  urgent boolean not null,
  -- The organisation, or else the party, whose missing contact this addressee stands in for.
  stand_in_for text,
  made_at timestamptz not null,
  state text not null default 'owed' check (state in ('owed', 'frozen', 'sent', 'dropped', 'failed')),
  reason text,
  digest_id text references digests (id),
  sent_at timestamptz,
  unique (journey_id, sequence, contact_id, channel),
  foreign key (journey_id, sequence) references timeline_events (journey_id, sequence)
);
create index outbox_owed on outbox (contact_id, made_at) where state = 'owed';
create index outbox_by_digest on outbox (digest_id);

-- Who was told what about whom, when and on which ground; the person can be given it.
create table disclosures (
  id bigint generated always as identity primary key,
  person_id uuid not null references person_keys (person_id),
  journey_id uuid not null references journeys (id),
  contact_id text not null references contacts (id),
  organisation_id text not null references organisations (id),
  what text not null,
  ground text not null,
  digest_id text references digests (id),
  at timestamptz not null,
  unique (digest_id, journey_id)
);
