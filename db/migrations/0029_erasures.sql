-- A person who was erased, as a receipt without anything personal: which kinds of things went and how many of each, by whose
-- word and why. It is written before anything goes, so that whatever is interrupted is finished.
create table erasures (
  id uuid primary key,
  -- As it stands on the receipt. The list of destroyed keys, which lies apart, has it too.
  number integer not null unique check (number > 0),
  reason text not null check (reason in ('asked-by-person', 'consent-withdrawn', 'no-longer-needed', 'taken-in-by-mistake', 'ordered')),
  -- Unknown where an older copy of the database has been restored that does not know them.
  asked_by text references contacts (id),
  organisation text not null,
  asked_at timestamptz not null,
  -- Until when backups that were made before are kept.
  backups_until date not null,
  -- When the list of destroyed keys had it for certain; no key is destroyed before.
  listed_at timestamptz,
  -- When it was done here, and what went, by kind.
  done_at timestamptz,
  went jsonb,
  -- When nothing of the journeys was left with Temporal, and nothing could come after any more.
  settled_at timestamptz,
  check ((done_at is null) = (went is null)),
  check (done_at is null or listed_at is not null),
  check (settled_at is null or done_at is not null)
);
create index erasures_unsettled on erasures (asked_at) where settled_at is null;

-- Whose keys an erasure destroys, and which journeys it closes: of a person who was on record twice, both.
create table erased_persons (
  erasure_id uuid not null references erasures (id),
  journey_id uuid not null references journeys (id),
  person_id uuid not null references person_keys (person_id),
  primary key (journey_id)
);
create index erased_persons_by_erasure on erased_persons (erasure_id);

-- Since then the journey is about nobody, and only the secretariat sees it.
alter table journeys add column erased_at timestamptz;

-- The timeline is added to and never changed, but for this: once the key of a person is destroyed, what the municipality called
-- them is taken out of their journey's events, and so are the keys and hashes by which their commands were known again.
create or replace function timeline_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - '{payload,key,body_hash}'::text[] = to_jsonb(old) - '{payload,key,body_hash}'::text[]
      and (new.payload = old.payload or new.payload = old.payload - 'municipalityReference')
      and (new.key is null or new.key = old.key)
      and (new.body_hash is null or new.body_hash = old.body_hash)
      and exists (select 1 from journeys join person_keys on person_keys.person_id = journeys.person_id
        where journeys.id = old.subject_id and destroyed_at is not null)
    then
      return new;
    end if;
  end if;
  raise exception 'timeline_events is append-only';
end
$$;

comment on table erasures is 'reference: to the contact in asked_by';
comment on table erased_persons is 'reference: to the journey in journey_id; reference: to the person in person_id';
