-- Invitations to the meetings of a programme's groups, and what becomes of each: one row for each contact and each time
-- that a meeting is planned, moved or called off. Each leaves in a mail of its own, since a mail can ask a calendar to one
-- meeting only.
alter table digests drop constraint digests_purpose_check;
alter table digests add constraint digests_purpose_check check (purpose in ('post', 'links-again', 'invitation'));

create table meeting_invitations (
  id bigint generated always as identity primary key,
  subject_id uuid not null references subjects (id),
  -- The meeting, by its name in the programme.
  item text not null,
  -- How many times the meeting had changed: the number by which a calendar knows the later from the earlier.
  number integer not null check (number >= 0),
  method text not null check (method in ('request', 'cancel')),
  contact_id text not null references contacts (id),
  made_at timestamptz not null,
  state text not null default 'owed' check (state in ('owed', 'frozen', 'sent', 'dropped', 'failed')),
  -- Why it was dropped or has failed, a code.
  reason text,
  digest_id text unique references digests (id),
  sent_at timestamptz,
  -- When its mail came back for a reason that may heal: it is owed again, and goes with the next morning's post.
  came_back_at timestamptz,
  unique (subject_id, item, number, contact_id)
);
create index meeting_invitations_owed on meeting_invitations (contact_id) where state = 'owed';

comment on table meeting_invitations is
  'reference: to the subject in subject_id; reference: to the contact in contact_id';
