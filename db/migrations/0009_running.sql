-- What operators need: alarms, and the training clock.
create table alarms (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('out-of-step', 'recording-stuck', 'workflow-missing', 'post-late', 'mail-stuck',
    'mail-returned', 'mail-unreadable', 'signal-not-understood')),
  -- The subject it is about. Without a reference: one may be raised about a Workflow that has no record here.
  subject_kind text check (subject_kind in ('journey', 'programme')),
  subject_id uuid,
  -- What else it is about: a mail, an address.
  about text,
  detail text not null,
  raised_at timestamptz not null default now(),
  -- When the operators were told of it by mail.
  told_at timestamptz,
  closed_at timestamptz,
  closed_by text,
  check ((subject_kind is null) = (subject_id is null))
);
create unique index alarms_open_once on alarms (kind, subject_id, about) nulls not distinct where closed_at is null;

create table clock (
  only_row boolean primary key default true check (only_row),
  offset_ms bigint not null default 0,
  moving_to timestamptz
);
insert into clock default values;

create function clock_never_goes_back() returns trigger language plpgsql as $$
begin
  if new.offset_ms < old.offset_ms then
    raise exception 'the training clock never goes back';
  end if;
  return new;
end
$$;
create trigger clock_never_goes_back before update on clock for each row execute function clock_never_goes_back();
