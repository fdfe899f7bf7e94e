-- Programmes: each is a subject of its own, known to people by its slug.
create table programmes (
  id uuid not null unique references subjects (id),
  slug text primary key,
  starts_on date not null,
  placement_days integer not null check (placement_days between 1 and 730),
  file jsonb not null,
  loaded_at timestamptz not null default now()
);
