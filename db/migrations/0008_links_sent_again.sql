-- Contacts who asked to be sent their links again: one row each, with how lately and how often, so that neither a mailbox
-- nor this table fills up, however often somebody asks.
create table links_sent_again (
  contact_id text primary key references contacts (id),
  asked_at timestamptz not null,
  -- How many times on that day.
  day date not null,
  times integer not null check (times > 0),
  -- Until its mail has been gathered; meanwhile it cannot be asked for again.
  waiting boolean not null
);

-- Such a mail holds no notices: it asks again what others have asked.
alter table digests add column purpose text not null default 'post' check (purpose in ('post', 'links-again'));

-- An address is found however it is written, and what a contact was asked without reading what everybody was.
create index contacts_by_address on contacts (lower(email)) where active;
create index outbox_sent on outbox (contact_id, journey_id, obligation_id) where state = 'sent';
