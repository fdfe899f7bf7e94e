-- A link ends before its day when whoever holds it may no longer answer by it, or when somebody ends it. It is kept, so that
-- whoever opens it is told so, and so that what was answered by it stays known.
alter table answer_links
  add column ended_at timestamptz,
  add column ended_why text check (ended_why in ('address-changed', 'left', 'right-ended', 'by-hand', 'post-ended', 'erased')),
  add constraint answer_links_ended_check check ((ended_at is null) = (ended_why is null));
create index answer_links_open on answer_links (contact_id) where ended_at is null;
