-- The whole mail of a reply of which something could not be kept: a text that was too long, a file that was too large.
-- Sealed under the same key as the reply.
create table reply_originals (
  reply_id uuid primary key references replies (id),
  sealed bytea not null
);

comment on table reply_originals is
  'personal: under the key of the person in reply_id; personal: under the key of the post';
