-- A mail is known again by a hash under the key of the post: of a plain hash anybody can try out what the mail said. What was
-- kept before has no such hash, and its bytes may be gone: it is known again by nobody.
alter table incoming_mails rename column sha256 to mark;
alter table incoming_mails rename constraint incoming_mails_sha256_key to incoming_mails_mark_key;
alter table incoming_mails rename constraint incoming_mails_sha256_check to incoming_mails_mark_check;
update incoming_mails set mark = sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- Where a person was read of: on their own page, in a list, or in the answer to a command.
alter table page_reads add column shown_in text not null default 'page'
  check (shown_in in ('page', 'list', 'answer'));
