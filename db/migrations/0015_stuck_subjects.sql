-- A subject that lives and does not act. When it was told the time; a recording takes that away again.
alter table subjects add column nudged_at timestamptz;

alter table alarms drop constraint alarms_kind_check;
alter table alarms add constraint alarms_kind_check check (kind in ('out-of-step', 'recording-stuck', 'workflow-missing',
  'subject-stuck', 'post-late', 'mail-stuck', 'mail-returned', 'mail-unreadable', 'sending-refused', 'signal-not-understood'));
-- That a Workflow runs does not say that it acts: only what it records next does.
alter table alarms add constraint alarms_stuck_until_recorded
  check (kind <> 'subject-stuck' or closed_at is null or closed_by = 'next recording');
