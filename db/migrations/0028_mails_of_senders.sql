-- How many mails a sender has handed to us on a day, and how many bytes: whoever sends without end is asked, by way of
-- their own mail server, to come again. The sender is known by a keyed hash of the address, and forgotten after two days.
create table mails_of_senders (
  sender bytea not null check (length(sender) = 16),
  day date not null,
  mails integer not null check (mails > 0),
  bytes bigint not null check (bytes > 0),
  primary key (sender, day)
);

comment on table mails_of_senders is
  'not personal: counts by a keyed hash of an address, for two days';

-- How many files have come from a contact within a day.
create index documents_of_a_day on documents (sent_by, sent_at);
