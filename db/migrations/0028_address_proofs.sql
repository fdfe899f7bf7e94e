-- Whoever may write an address may not thereby read: a contact's address gets nothing about people until it has answered one
-- mail that holds nothing about anybody. Here stands what is known of one address of one contact, for mail or for text
-- messages. An address that was never asked has no row, and one that has changed since is not the one in the row: both are
-- unproven without anybody's having to say so.
create table address_proofs (
  contact_id text not null references contacts (id),
  channel text not null check (channel in ('mail', 'text')),
  -- Which address it is about: a mail address in small letters, a telephone number without what only makes it easier to read;
  -- for a person with post of their own, whose address lies in the vault, a mark by which it is known again, or nothing if it
  -- was in use before there were proofs.
  address text,
  -- How often it has been asked, when first and when last.
  times_asked integer not null default 0 check (times_asked between 0 and 3),
  first_asked_at timestamptz,
  asked_at timestamptz,
  proven_at timestamptz,
  -- By what it is proven: its answer to that mail, an answer by a link that was mailed to it, the operators' configuration,
  -- that it was in use before there were proofs, or that nobody here exists.
  proven_by text check (proven_by in ('answer', 'link', 'configuration', 'before', 'training')),
  -- When it answered that it is not the one.
  denied_at timestamptz,
  primary key (contact_id, channel),
  constraint address_proofs_asked_check check ((times_asked = 0) = (asked_at is null)
    and (asked_at is null) = (first_asked_at is null)),
  constraint address_proofs_proven_check check ((proven_at is null) = (proven_by is null)),
  constraint address_proofs_one_answer_check check (proven_at is null or denied_at is null)
);

-- The links in those mails: each has one purpose, is used once, and is worth nothing when the address is another. Only a hash
-- of each token is kept.
create table address_proof_links (
  token_hash bytea primary key check (length(token_hash) = 32),
  contact_id text not null references contacts (id),
  channel text not null check (channel in ('mail', 'text')),
  -- As in `address_proofs`.
  address text not null,
  digest_id text not null references digests (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  answer text check (answer in ('yes', 'no')),
  check (expires_at > made_at),
  constraint address_proof_links_used_check check ((answered_at is null) = (answer is null))
);
create index address_proof_links_by_digest on address_proof_links (digest_id);

alter table digests drop constraint digests_purpose_check;
alter table digests add constraint digests_purpose_check
  check (purpose in ('post', 'links-again', 'invitation', 'proof'));
alter table outbox drop constraint outbox_stand_in_why_check;
alter table outbox add constraint outbox_stand_in_why_check check (stand_in_why in ('no-contact', 'undeliverable',
  'person-without-post', 'help-asked-for', 'away', 'opted-out', 'unproven'));

-- Those who were written to before are not asked; nobody else is taken on trust.
insert into address_proofs (contact_id, channel, address, proven_at, proven_by)
  select id, 'mail', lower(email), created_at, 'before' from contacts where email is not null;
insert into address_proofs (contact_id, channel, address, proven_at, proven_by)
  select id, 'text', regexp_replace(phone, '[^0-9+]', '', 'g'), created_at, 'before' from contacts
  where phone is not null and consented_on is not null;
insert into address_proofs (contact_id, channel, proven_at, proven_by)
  select id, channel, created_at, 'before' from contacts where person_id is not null;

comment on table address_proofs is
  'personal: in the clear of the contact in contact_id';
comment on table address_proof_links is
  'personal: in the clear of the contact in contact_id';
