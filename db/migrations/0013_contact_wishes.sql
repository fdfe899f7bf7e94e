-- What an organisation's contact has told us of how they want to be written to. When they are away, and who stands in: a
-- colleague of theirs, or nobody they have named. Why they are away is not asked.
create table contact_absences (
  id bigint generated always as identity primary key,
  contact_id text not null references contacts (id),
  first_day date not null,
  last_day date not null,
  stand_in_id text references contacts (id),
  -- Who wrote it down for them; empty where they did themselves.
  recorded_by text references contacts (id),
  recorded_at timestamptz not null,
  check (last_day >= first_day),
  check (stand_in_id <> contact_id),
  unique (contact_id, first_day, last_day)
);

-- The kinds of copies they can do without. Which kinds that may be stands in domain/copies.ts.
create table contact_opt_outs (
  contact_id text not null references contacts (id),
  obligation_kind text not null,
  recorded_by text references contacts (id),
  recorded_at timestamptz not null,
  primary key (contact_id, obligation_kind)
);

-- That they have given up their role, and whom they name instead: nobody is written to before the secretariat has looked.
-- Once it has, whoever was named is forgotten: they have given us nothing themselves.
create table contact_departures (
  contact_id text primary key references contacts (id),
  left_on date not null,
  successor_name text check (length(successor_name) between 1 and 200),
  successor_email text check (length(successor_email) between 3 and 254),
  recorded_by text references contacts (id),
  recorded_at timestamptz not null,
  -- When what they had been asked was put to others.
  handed_over_at timestamptz,
  -- When the secretariat had found out whom to write to instead, and who of it.
  settled_at timestamptz,
  settled_by text references contacts (id),
  check ((settled_at is null) = (settled_by is null)),
  check (settled_at is null or (successor_name is null and successor_email is null))
);
create index contact_departures_waiting on contact_departures (contact_id) where handed_over_at is null;

-- In whose place somebody gets a notice, and until when that contact is away; no day where they have left.
alter table outbox add column in_place_of text references contacts (id);
alter table outbox add column in_place_until date;
alter table outbox add constraint outbox_in_place_check check (in_place_of is not null or in_place_until is null);
alter table outbox drop constraint outbox_stand_in_why_check;
alter table outbox add constraint outbox_stand_in_why_check check (stand_in_why in ('no-contact', 'undeliverable',
  'person-without-post', 'help-asked-for', 'away', 'opted-out'));
