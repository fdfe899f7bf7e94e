-- Who made a link that no mail brought, who ended one, and whether anything was done by it: opening says little, since programs
-- that look through mail open every link. `round` counts how often the links of one mail were ended before it went: it then goes
-- with new ones, so that whoever may have got the old ones has nothing.
alter table answer_links
  add column made_by text references contacts (id),
  add column ended_by text references contacts (id),
  add column used_at timestamptz,
  add column round integer not null default 0 check (round >= 0),
  add constraint answer_links_ended_by_check check (ended_by is null or ended_at is not null),
  add constraint answer_links_made_by_check check (made_by is null or digest_id is null);
create index answer_links_by_contact on answer_links (contact_id, id);
