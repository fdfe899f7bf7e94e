-- When a mail with this notice came back for a reason that may heal: the notice is owed again, and goes with the next
-- morning's post.
alter table outbox add column came_back_at timestamptz;
