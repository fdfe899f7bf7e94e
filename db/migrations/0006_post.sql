-- The outbox is the truth of the post: one row per notice, and one digest per mail.
create table digests (
  id text primary key,
  contact_id text not null references contacts (id),
  date date not null,
  -- A mail that sends links again holds no notices: it asks again what others have asked.
  purpose text not null default 'post' check (purpose in ('post', 'links-again')),
  state text not null default 'frozen' check (state in ('frozen', 'sent', 'empty', 'failed')),
  message_id text not null unique,
  frozen_at timestamptz not null,
  sent_at timestamptz,
  -- The address it went to: a report counts only about that one.
  sent_to text,
  -- By which way it went, and when a text message went beside a mail.
  channel text not null default 'mail' check (channel in ('mail', 'text')),
  texted_at timestamptz
);
create index digests_by_contact on digests (contact_id, date);

create table outbox (
  id bigint generated always as identity primary key,
  subject_id uuid not null references subjects (id),
  -- The event that caused it.
  sequence integer not null,
  kind text not null check (kind in ('reminder', 'escalation')),
  obligation_id text not null,
  obligation_kind text not null,
  due date not null,
  party text not null,
  organisation text,
  contact_id text not null references contacts (id),
  channel text not null default 'mail' check (channel in ('mail', 'text')),
  urgent boolean not null,
  -- Whether a reminder is the last one before the matter is passed on.
  is_last boolean not null default false,
  -- The organisation, or else the party, whose missing contact this addressee stands in for, and why it gets what was
  -- meant for another.
  stand_in_for text,
  stand_in_why text check (stand_in_why in ('no-contact', 'undeliverable', 'person-without-post', 'help-asked-for',
    'away', 'opted-out')),
  -- In whose place somebody gets it, and until when that contact is away; no day if they have left.
  in_place_of text references contacts (id),
  in_place_until date,
  made_at timestamptz not null,
  state text not null default 'owed' check (state in ('owed', 'frozen', 'sent', 'dropped', 'failed')),
  reason text,
  digest_id text references digests (id),
  sent_at timestamptz,
  -- When a notice that was sent came back: it stays sent, and is known not to have arrived.
  bounced_at timestamptz check (bounced_at is null or state = 'sent'),
  -- When a mail with it came back for a reason that may heal: it is owed again, and goes with the next morning's post.
  came_back_at timestamptz,
  unique (subject_id, sequence, contact_id, channel),
  foreign key (subject_id, sequence) references timeline_events (subject_id, sequence),
  constraint outbox_in_place_check check (in_place_of is not null or in_place_until is null)
);
create index outbox_owed on outbox (contact_id, made_at) where state = 'owed';
create index outbox_by_digest on outbox (digest_id);
-- What a contact was asked is found without reading what everybody was.
create index outbox_sent on outbox (contact_id, subject_id, obligation_id) where state = 'sent';

-- Who was told what about whom, when and on which ground; the person can be given it.
create table disclosures (
  id bigint generated always as identity primary key,
  person_id uuid not null references person_keys (person_id),
  journey_id uuid not null references journeys (id),
  contact_id text not null references contacts (id),
  organisation_id text not null references organisations (id),
  -- What somebody was told: as codes that can be said in any language, or as a text.
  told jsonb,
  what text,
  ground text not null,
  digest_id text references digests (id),
  at timestamptz not null,
  unique (digest_id, journey_id),
  check (what is not null or told is not null)
);
create index disclosures_by_journey on disclosures (journey_id, at);
