-- Links by which somebody without an account answers. Only a hash of each token is kept: who reads this table can open
-- none of them. A link with a journey is to one question of it; one without is to everything its contact is asked.
create table answer_links (
  id bigint generated always as identity primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  contact_id text not null references contacts (id),
  journey_id uuid references journeys (id),
  obligation_id text,
  -- What it was sent with: made again for the same mail, it is the same link.
  digest_id text references digests (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- When it was first opened; a program that looks through mail may have done so.
  opened_at timestamptz,
  check ((journey_id is null) = (obligation_id is null)),
  check (expires_at > made_at)
);
create index answer_links_by_question on answer_links (journey_id, obligation_id) where journey_id is not null;

-- Why an addressee gets what was meant for another: until now it could be told from other columns.
alter table outbox add column stand_in_why text
  check (stand_in_why in ('no-contact', 'undeliverable', 'person-without-post', 'help-asked-for'));
update outbox set stand_in_why = case
    when party = 'person' then 'person-without-post'
    when exists (select 1 from outbox refused where refused.journey_id = outbox.journey_id
      and refused.sequence = outbox.sequence and refused.state = 'failed' and refused.id < outbox.id) then 'undeliverable'
    else 'no-contact' end
  where stand_in_for is not null or party = 'person';
