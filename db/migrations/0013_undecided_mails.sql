-- What comes in and cannot be decided is a person's to look at: why, from which host, and who has dealt with it. Its bytes
-- are kept until then.
alter table incoming_mails
  -- Why nothing followed from it, a code.
  add column reason text check (reason in ('names-no-digest', 'digest-unknown', 'digest-not-sent', 'not-proven',
    'contact-unknown', 'from-before', 'too-large', 'too-many-lines', 'not-parsed', 'not-a-mail')),
  -- The host that sent a report, as it calls itself.
  add column reported_by text,
  -- Whether a report says that it is our sending that is refused, and not the address.
  add column is_about_us boolean not null default false,
  add column settled_at timestamptz,
  add column settled_by text references contacts (id),
  add constraint incoming_mails_settled_check check ((settled_at is null) = (settled_by is null));
alter table incoming_mails drop constraint incoming_mails_outcome_check;
alter table incoming_mails add constraint incoming_mails_outcome_check check (outcome in ('bounced', 'bounced-softly',
  'delayed', 'delivered', 'automatic', 'reply', 'other', 'undecided', 'unreadable'));

-- Reports about nothing of ours ended unseen so far. Those that can still be read come to the list.
update incoming_mails set outcome = 'undecided', reason = 'from-before'
  where outcome = 'other' and sealed is not null
    and not exists (select from replies where incoming_mail_id = incoming_mails.id);

create index incoming_mails_undecided on incoming_mails (received_at)
  where outcome in ('undecided', 'unreadable') and settled_at is null;
create index incoming_mails_about_us on incoming_mails (received_at) where is_about_us;
create index incoming_mails_by_digest on incoming_mails (digest_id);

-- A digest is found by its stamp, which ends its Message-ID, and by the address it went to.
create index digests_by_stamp on digests (substring(message_id from '\.([0-9a-hjkmnp-tv-z]{26})@'));
create index digests_by_address on digests (lower(sent_to), sent_at);

alter table alarms drop constraint alarms_kind_check;
alter table alarms add constraint alarms_kind_check check (kind in ('out-of-step', 'recording-stuck', 'workflow-missing',
  'post-late', 'mail-stuck', 'mail-returned', 'mail-unreadable', 'sending-refused', 'signal-not-understood'));

comment on table incoming_mails is
  'personal: under the key of the post; reference: to the contact in contact_id; reference: to the contact in settled_by';
