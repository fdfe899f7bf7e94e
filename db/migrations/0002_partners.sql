-- Organisations, the contacts within them with their keys, and how contacts want to be written to.
create table organisations (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,63}$'),
  kind text not null check (kind in ('secretariat', 'municipality', 'language-centre', 'school', 'company',
    'trade-body', 'union', 'region', 'authority')),
  name text not null check (length(name) between 1 and 200),
  cvr text check (cvr ~ '^[0-9]{8}$'),
  address text,
  active boolean not null default true,
  -- The day its agreement on data was signed; an organisation takes part in production only with one.
  agreement_on date,
  changed_by_hand boolean not null default false,
  created_at timestamptz not null default now()
);

-- A person who gets post of their own is a contact without an organisation: whoever looks for an organisation's contacts
-- never finds one. Name, address, number and birthday stay in the vault; here stands only that there is post, and how.
create table contacts (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,63}$'),
  organisation_id text references organisations (id),
  person_id uuid unique references persons (id),
  name text check (length(name) between 1 and 200),
  email text check (length(email) between 3 and 254),
  phone text,
  language text not null default 'da' check (language in ('da', 'en')),
  roles text[] not null default '{}' check (roles <@ array['coordinator', 'projectLead', 'caseworker', 'counsellor',
    'schoolConsultant', 'tradeConsultant', 'steeringGroup', 'operator']),
  active boolean not null default true,
  -- The first active contact of an organisation, by position, is the one who is written to.
  position integer not null default 100,
  changed_by_hand boolean not null default false,
  -- An address that takes no mail any more, until somebody gives the contact's address again, and the status code that
  -- its mail server gave.
  mail_refused_at timestamptz,
  mail_refused_reason text,
  -- How post goes, and since when whoever gets it has said yes if their yes is needed: a person to post of their own, an
  -- organisation's contact to a text message beside the last mail before something is passed on.
  channel text not null default 'mail' check (channel in ('mail', 'text')),
  consented_on date,
  -- Who wrote down a person's yes; empty if the person gave it on their own page.
  consent_recorded_by text references contacts (id),
  created_at timestamptz not null default now(),
  check ((mail_refused_at is null) = (mail_refused_reason is null)),
  constraint contacts_person_check check (case when person_id is null
    then organisation_id is not null and name is not null and email is not null
    else organisation_id is null and name is null and email is null and phone is null and roles = '{}' end),
  constraint contacts_consent_check check (person_id is null or consented_on is not null),
  constraint contacts_text_check check (channel = 'mail' or person_id is not null)
);
create index contacts_by_organisation on contacts (organisation_id, position, id) where active;
-- An address is found however it is written.
create index contacts_by_address on contacts (lower(email)) where active;

create table api_keys (
  id bigint generated always as identity primary key,
  contact_id text not null references contacts (id),
  key_hash bytea not null unique check (length(key_hash) = 32),
  label text not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);

-- When a contact is away, and who stands in: a colleague of theirs, or nobody they have named. Why they are away is not
-- asked.
create table contact_absences (
  id bigint generated always as identity primary key,
  contact_id text not null references contacts (id),
  first_day date not null,
  last_day date not null,
  stand_in_id text references contacts (id),
  -- Who wrote it down for them; empty if they did themselves.
  recorded_by text references contacts (id),
  recorded_at timestamptz not null,
  check (last_day >= first_day),
  check (stand_in_id <> contact_id),
  unique (contact_id, first_day, last_day)
);

-- The kinds of copies they can do without. Which kinds that may be stands in the domain.
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
