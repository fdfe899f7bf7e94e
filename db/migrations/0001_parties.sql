-- Organisations, the contacts within them, their keys, and programmes.
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

create table contacts (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,63}$'),
  organisation_id text not null references organisations (id),
  name text not null check (length(name) between 1 and 200),
  email text not null check (length(email) between 3 and 254),
  phone text,
  language text not null default 'da' check (language in ('da', 'en')),
  roles text[] not null default '{}' check (roles <@ array['coordinator', 'projectLead', 'caseworker', 'counsellor',
    'schoolConsultant', 'tradeConsultant', 'steeringGroup', 'operator']),
  active boolean not null default true,
  -- The first active contact of an organisation, by position, is the one who is written to.
  position integer not null default 100,
  changed_by_hand boolean not null default false,
  created_at timestamptz not null default now()
);
create index contacts_by_organisation on contacts (organisation_id, position, id) where active;

create table api_keys (
  id bigint generated always as identity primary key,
  contact_id text not null references contacts (id),
  key_hash bytea not null unique check (length(key_hash) = 32),
  label text not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);

create table programmes (
  slug text primary key,
  starts_on date not null,
  placement_days integer not null check (placement_days between 1 and 730),
  file jsonb not null,
  loaded_at timestamptz not null default now()
);
