-- Since when a notice has waited to be sent. What is made again for somebody else keeps the time at which it was first made, so
-- that it goes with the very next post; it is not late before that post could take it.
alter table outbox add column owed_since timestamptz;
update outbox set owed_since = made_at;
alter table outbox alter column owed_since set not null;
