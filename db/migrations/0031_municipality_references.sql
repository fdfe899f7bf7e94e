-- The municipality's own reference of a person, sealed under the person's own key. A journey has one at its referral and one
-- more at each transfer, which holds from the moment that the event of its command is recorded.
create table municipality_references (
  id uuid primary key,
  -- In the order in which they came to the journey.
  number bigint generated always as identity,
  journey_id uuid not null references journeys (id),
  person_id uuid not null references person_keys (person_id),
  municipality text not null references organisations (id),
  -- By what it is recognised when a list comes again: made of municipality and reference with a secret of the vault's. Null
  -- when the person has been erased.
  mark bytea check (length(mark) = 32),
  sealed bytea not null,
  -- Whether a list that has it means this journey. Of two that have the same, the one that had it first.
  is_claimed boolean not null default false,
  -- The command that brought it, by its key and the hash of its body; null for a referral's.
  key text,
  body_hash text,
  -- How many of the requests that brought it may still have given their command.
  times_brought integer not null default 1 check (times_brought >= 0),
  given_by text references contacts (id),
  brought_at timestamptz not null default now(),
  -- As it stood before it was sealed: only between this migration and the first start after it.
  in_clear text,
  unique (journey_id, key, body_hash),
  check (not is_claimed or mark is not null or in_clear is not null)
);
create unique index municipality_references_claimed on municipality_references (mark) where is_claimed;
create index municipality_references_by_mark on municipality_references (mark);
create index municipality_references_by_person on municipality_references (person_id);
create index municipality_references_in_clear on municipality_references (id) where in_clear is not null;
comment on table municipality_references is
  'personal: under the key of the person in person_id; reference: to the journey in journey_id; reference: to the contact in given_by';

-- What there was is taken over, and taken out of everything it stood in. The first start seals it.
insert into municipality_references (id, journey_id, person_id, municipality, sealed, in_clear, is_claimed)
  select gen_random_uuid(), id, person_id, municipality, '', municipality_reference, true from journeys
  where municipality_reference <> '' order by id;
alter table journeys
  add column reference_id uuid references municipality_references (id),
  drop constraint journeys_municipality_municipality_reference_key,
  drop column municipality_reference;
update journeys set reference_id = kept.id from municipality_references kept where kept.journey_id = journeys.id;
update journeys set opening = opening #- '{referral,municipalityReference}';
update subjects set state = state #- '{referral,municipalityReference}' where kind = 'journey' and state is not null;
update subjects set state = jsonb_set(state, '{corrigible}', (
    select jsonb_agg(entry #- '{before,referral,municipalityReference}' order by place)
    from jsonb_array_elements(state -> 'corrigible') with ordinality as entries (entry, place)))
  where kind = 'journey' and jsonb_array_length(coalesce(state -> 'corrigible', '[]')) > 0;
alter table timeline_events disable trigger timeline_is_append_only;
update timeline_events set payload = payload - 'municipalityReference' where payload ? 'municipalityReference';
alter table timeline_events enable trigger timeline_is_append_only;
create index journeys_by_municipality on journeys (municipality);
