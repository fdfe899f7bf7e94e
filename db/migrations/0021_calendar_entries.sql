-- The deadlines that stand in a contact's calendar, as far as our mails have put them there: what has been answered or has
-- fallen away is taken out again by the next mail.
create table calendar_entries (
  contact_id text not null references contacts (id),
  subject_id uuid not null references subjects (id),
  obligation_id text not null,
  due date not null,
  -- The day of the mail that put it there last.
  sent_on date not null,
  -- The day of the mail that took it out.
  taken_out_on date,
  primary key (contact_id, subject_id, obligation_id)
);

comment on table calendar_entries is
  'reference: to the subject in subject_id; reference: to the contact in contact_id';
