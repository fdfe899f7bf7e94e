-- The schema that the migrations of db/migrations/ add up to. Written by `npm run schema`; change it by a new
-- migration, never here.

create table absence_proposals (
  id bigint generated always as identity not null,
  contact_id text not null,
  says text not null,
  left_on date,
  first_day date,
  last_day date,
  reply_id uuid not null,
  from_elsewhere boolean not null,
  noted_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by text,
  outcome text,
  constraint absence_proposals_pkey PRIMARY KEY (id),
  constraint absence_proposals_check CHECK (((says = 'away'::text) = (last_day IS NOT NULL))),
  constraint absence_proposals_check1 CHECK (((first_day IS NULL) = (last_day IS NULL))),
  constraint absence_proposals_check2 CHECK ((first_day <= last_day)),
  constraint absence_proposals_check3 CHECK (((left_on IS NULL) OR (says = 'left'::text))),
  constraint absence_proposals_check4 CHECK (((settled_at IS NULL) = (settled_by IS NULL))),
  constraint absence_proposals_check5 CHECK (((settled_at IS NULL) = (outcome IS NULL))),
  constraint absence_proposals_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'refused'::text]))),
  constraint absence_proposals_says_check CHECK ((says = ANY (ARRAY['left'::text, 'away'::text, 'on-leave'::text])))
);
comment on table absence_proposals is 'personal: in the clear of the contact in contact_id; reference: to the contact in settled_by';

create table alarms (
  id bigint generated always as identity not null,
  kind text not null,
  subject_kind text,
  subject_id uuid,
  about text,
  detail text not null,
  raised_at timestamp with time zone default now() not null,
  told_at timestamp with time zone,
  closed_at timestamp with time zone,
  closed_by text,
  constraint alarms_pkey PRIMARY KEY (id),
  constraint alarms_check CHECK (((subject_kind IS NULL) = (subject_id IS NULL))),
  constraint alarms_kind_check CHECK ((kind = ANY (ARRAY['out-of-step'::text, 'recording-stuck'::text, 'workflow-missing'::text, 'subject-stuck'::text, 'post-late'::text, 'mail-stuck'::text, 'mail-returned'::text, 'mail-unreadable'::text, 'sending-refused'::text, 'signal-not-understood'::text]))),
  constraint alarms_stuck_until_recorded CHECK (((kind <> 'subject-stuck'::text) OR (closed_at IS NULL) OR (closed_by = 'next recording'::text))),
  constraint alarms_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['journey'::text, 'programme'::text])))
);
comment on table alarms is 'reference: to the subject in subject_id; reference: to the contact in closed_by';

create table answer_links (
  id bigint generated always as identity not null,
  token_hash bytea not null,
  contact_id text not null,
  subject_id uuid,
  obligation_id text,
  digest_id text,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_why text,
  constraint answer_links_pkey PRIMARY KEY (id),
  constraint answer_links_token_hash_key UNIQUE (token_hash),
  constraint answer_links_check CHECK (((subject_id IS NULL) = (obligation_id IS NULL))),
  constraint answer_links_check1 CHECK ((expires_at > made_at)),
  constraint answer_links_ended_check CHECK (((ended_at IS NULL) = (ended_why IS NULL))),
  constraint answer_links_ended_why_check CHECK ((ended_why = ANY (ARRAY['address-changed'::text, 'left'::text, 'right-ended'::text, 'by-hand'::text, 'post-ended'::text, 'erased'::text]))),
  constraint answer_links_token_hash_check CHECK ((length(token_hash) = 32))
);
comment on table answer_links is 'reference: to the subject in subject_id; reference: to the contact in contact_id';

create table api_keys (
  id bigint generated always as identity not null,
  contact_id text not null,
  key_hash bytea not null,
  label text not null,
  created_at timestamp with time zone default now() not null,
  revoked_at timestamp with time zone,
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_key_hash_key UNIQUE (key_hash),
  constraint api_keys_key_hash_check CHECK ((length(key_hash) = 32))
);
comment on table api_keys is 'reference: to the contact in contact_id';

create table calendar_entries (
  contact_id text not null,
  subject_id uuid not null,
  obligation_id text not null,
  due date not null,
  sent_on date not null,
  taken_out_on date,
  constraint calendar_entries_pkey PRIMARY KEY (contact_id, subject_id, obligation_id)
);
comment on table calendar_entries is 'reference: to the subject in subject_id; reference: to the contact in contact_id';

create table clock (
  only_row boolean default true not null,
  offset_ms bigint default 0 not null,
  moving_to timestamp with time zone,
  constraint clock_pkey PRIMARY KEY (only_row),
  constraint clock_only_row_check CHECK (only_row)
);
comment on table clock is 'not personal: the training clock';

create table contact_absences (
  id bigint generated always as identity not null,
  contact_id text not null,
  first_day date not null,
  last_day date not null,
  stand_in_id text,
  recorded_by text,
  recorded_at timestamp with time zone not null,
  constraint contact_absences_pkey PRIMARY KEY (id),
  constraint contact_absences_contact_id_first_day_last_day_key UNIQUE (contact_id, first_day, last_day),
  constraint contact_absences_check CHECK ((last_day >= first_day)),
  constraint contact_absences_check1 CHECK ((stand_in_id <> contact_id))
);
comment on table contact_absences is 'personal: in the clear of the contact in contact_id';

create table contact_departures (
  contact_id text not null,
  left_on date not null,
  successor_name text,
  successor_email text,
  recorded_by text,
  recorded_at timestamp with time zone not null,
  handed_over_at timestamp with time zone,
  settled_at timestamp with time zone,
  settled_by text,
  constraint contact_departures_pkey PRIMARY KEY (contact_id),
  constraint contact_departures_check CHECK (((settled_at IS NULL) = (settled_by IS NULL))),
  constraint contact_departures_check1 CHECK (((settled_at IS NULL) OR ((successor_name IS NULL) AND (successor_email IS NULL)))),
  constraint contact_departures_successor_email_check CHECK (((length(successor_email) >= 3) AND (length(successor_email) <= 254))),
  constraint contact_departures_successor_name_check CHECK (((length(successor_name) >= 1) AND (length(successor_name) <= 200)))
);
comment on table contact_departures is 'personal: in the clear of the contact in contact_id';

create table contact_opt_outs (
  contact_id text not null,
  obligation_kind text not null,
  recorded_by text,
  recorded_at timestamp with time zone not null,
  constraint contact_opt_outs_pkey PRIMARY KEY (contact_id, obligation_kind)
);
comment on table contact_opt_outs is 'personal: in the clear of the contact in contact_id';

create table contacts (
  id text not null,
  organisation_id text,
  person_id uuid,
  name text,
  email text,
  phone text,
  language text default 'da'::text not null,
  roles text[] default '{}'::text[] not null,
  active boolean default true not null,
  "position" integer default 100 not null,
  changed_by_hand boolean default false not null,
  mail_refused_at timestamp with time zone,
  mail_refused_reason text,
  channel text default 'mail'::text not null,
  consented_on date,
  consent_recorded_by text,
  created_at timestamp with time zone default now() not null,
  constraint contacts_pkey PRIMARY KEY (id),
  constraint contacts_person_id_key UNIQUE (person_id),
  constraint contacts_channel_check CHECK ((channel = ANY (ARRAY['mail'::text, 'text'::text]))),
  constraint contacts_check CHECK (((mail_refused_at IS NULL) = (mail_refused_reason IS NULL))),
  constraint contacts_consent_check CHECK (((person_id IS NULL) OR (consented_on IS NOT NULL))),
  constraint contacts_email_check CHECK (((length(email) >= 3) AND (length(email) <= 254))),
  constraint contacts_id_check CHECK ((id ~ '^[a-z0-9][a-z0-9-]{1,63}$'::text)),
  constraint contacts_language_check CHECK ((language = ANY (ARRAY['da'::text, 'en'::text]))),
  constraint contacts_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint contacts_person_check CHECK (
CASE
    WHEN (person_id IS NULL) THEN ((organisation_id IS NOT NULL) AND (name IS NOT NULL) AND (email IS NOT NULL))
    ELSE ((organisation_id IS NULL) AND (name IS NULL) AND (email IS NULL) AND (phone IS NULL) AND (roles = '{}'::text[]))
END),
  constraint contacts_roles_check CHECK ((roles <@ ARRAY['coordinator'::text, 'projectLead'::text, 'caseworker'::text, 'counsellor'::text, 'schoolConsultant'::text, 'tradeConsultant'::text, 'steeringGroup'::text, 'operator'::text])),
  constraint contacts_text_check CHECK (((channel = 'mail'::text) OR (person_id IS NOT NULL)))
);
comment on table contacts is 'personal: in the clear of the contact in id; reference: to the person in person_id';

create table different_persons (
  one_person uuid not null,
  other_person uuid not null,
  alike_by text[] not null,
  said_by text,
  said_at timestamp with time zone not null,
  constraint different_persons_pkey PRIMARY KEY (one_person, other_person),
  constraint different_persons_check CHECK ((one_person < other_person))
);
comment on table different_persons is 'reference: to the person in one_person; reference: to the person in other_person; reference: to the contact in said_by';

create table digests (
  id text not null,
  contact_id text not null,
  date date not null,
  purpose text default 'post'::text not null,
  state text default 'frozen'::text not null,
  message_id text not null,
  frozen_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  sent_to text,
  channel text default 'mail'::text not null,
  texted_at timestamp with time zone,
  constraint digests_pkey PRIMARY KEY (id),
  constraint digests_message_id_key UNIQUE (message_id),
  constraint digests_channel_check CHECK ((channel = ANY (ARRAY['mail'::text, 'text'::text]))),
  constraint digests_purpose_check CHECK ((purpose = ANY (ARRAY['post'::text, 'links-again'::text, 'invitation'::text]))),
  constraint digests_state_check CHECK ((state = ANY (ARRAY['frozen'::text, 'sent'::text, 'empty'::text, 'failed'::text])))
);
comment on table digests is 'personal: in the clear of the contact in contact_id';

create table disclosures (
  id bigint generated always as identity not null,
  person_id uuid not null,
  journey_id uuid not null,
  contact_id text not null,
  organisation_id text not null,
  told jsonb,
  what text,
  ground text not null,
  digest_id text,
  at timestamp with time zone not null,
  constraint disclosures_pkey PRIMARY KEY (id),
  constraint disclosures_digest_id_journey_id_key UNIQUE (digest_id, journey_id),
  constraint disclosures_check CHECK (((what IS NOT NULL) OR (told IS NOT NULL)))
);
comment on table disclosures is 'reference: to the person in person_id; reference: to the journey in journey_id; reference: to the contact in contact_id';

create table documents (
  id uuid not null,
  journey_id uuid not null,
  person_id uuid not null,
  key text not null,
  body_hash text not null,
  times_brought integer default 1 not null,
  kind text not null,
  media_type text not null,
  size integer not null,
  sealed_name bytea not null,
  sealed bytea not null,
  sent_by text,
  sent_at timestamp with time zone default now() not null,
  constraint documents_pkey PRIMARY KEY (id),
  constraint documents_journey_id_key_body_hash_key UNIQUE (journey_id, key, body_hash),
  constraint documents_kind_check CHECK ((kind = 'training-plan'::text)),
  constraint documents_media_type_check CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'::text, 'application/vnd.oasis.opendocument.text'::text, 'image/jpeg'::text, 'image/png'::text]))),
  constraint documents_size_check CHECK ((size > 0)),
  constraint documents_times_brought_check CHECK ((times_brought >= 0))
);
comment on table documents is 'personal: under the key of the person in person_id; reference: to the journey in journey_id; reference: to the contact in sent_by';

create table incoming_mails (
  id uuid not null,
  sha256 bytea not null,
  sealed bytea,
  received_at timestamp with time zone not null,
  handled_at timestamp with time zone,
  outcome text,
  digest_id text,
  contact_id text,
  status text,
  reason text,
  reported_by text,
  is_about_us boolean default false not null,
  settled_at timestamp with time zone,
  settled_by text,
  constraint incoming_mails_pkey PRIMARY KEY (id),
  constraint incoming_mails_sha256_key UNIQUE (sha256),
  constraint incoming_mails_check CHECK (((handled_at IS NULL) = (outcome IS NULL))),
  constraint incoming_mails_check1 CHECK (((handled_at IS NOT NULL) OR (sealed IS NOT NULL))),
  constraint incoming_mails_outcome_check CHECK ((outcome = ANY (ARRAY['bounced'::text, 'bounced-softly'::text, 'delayed'::text, 'delivered'::text, 'automatic'::text, 'reply'::text, 'other'::text, 'undecided'::text, 'unreadable'::text]))),
  constraint incoming_mails_reason_check CHECK ((reason = ANY (ARRAY['names-no-digest'::text, 'digest-unknown'::text, 'digest-not-sent'::text, 'not-proven'::text, 'contact-unknown'::text, 'from-before'::text, 'too-large'::text, 'too-many-lines'::text, 'not-parsed'::text, 'not-a-mail'::text]))),
  constraint incoming_mails_settled_check CHECK (((settled_at IS NULL) = (settled_by IS NULL))),
  constraint incoming_mails_sha256_check CHECK ((length(sha256) = 32))
);
comment on table incoming_mails is 'personal: under the key of the post; reference: to the contact in contact_id; reference: to the contact in settled_by';

create table journey_merges (
  id uuid not null,
  kept uuid not null,
  merged uuid not null,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  done_at timestamp with time zone,
  undone_at timestamp with time zone,
  constraint journey_merges_pkey PRIMARY KEY (id),
  constraint journey_merges_check CHECK ((kept <> merged))
);
comment on table journey_merges is 'reference: to the journey in kept; reference: to the journey in merged; reference: to the contact in asked_by';

create table journeys (
  id uuid not null,
  programme text not null,
  person_id uuid not null,
  municipality text not null,
  opening jsonb not null,
  stage text default 'screening'::text not null,
  sector text,
  language_centre text,
  school text,
  company text,
  reference_id uuid,
  constraint journeys_pkey PRIMARY KEY (id),
  constraint journeys_stage_check CHECK ((stage = ANY (ARRAY['screening'::text, 'recruitment'::text, 'course'::text, 'igu'::text, 'placement'::text, 'employment'::text, 'closed'::text])))
);
comment on table journeys is 'reference: to the subject in id; reference: to the person in person_id';

create table late_signals (
  id uuid not null,
  subject_id uuid not null,
  name text not null,
  payload json,
  received_at timestamp with time zone default now() not null,
  handled_at timestamp with time zone,
  constraint late_signals_pkey PRIMARY KEY (id)
);
comment on table late_signals is 'reference: to the subject in subject_id';

create table links_sent_again (
  contact_id text not null,
  asked_at timestamp with time zone not null,
  day date not null,
  times integer not null,
  waiting boolean not null,
  constraint links_sent_again_pkey PRIMARY KEY (contact_id),
  constraint links_sent_again_times_check CHECK ((times > 0))
);
comment on table links_sent_again is 'reference: to the contact in contact_id';

create table meeting_invitations (
  id bigint generated always as identity not null,
  subject_id uuid not null,
  item text not null,
  number integer not null,
  method text not null,
  contact_id text not null,
  made_at timestamp with time zone not null,
  state text default 'owed'::text not null,
  reason text,
  digest_id text,
  sent_at timestamp with time zone,
  came_back_at timestamp with time zone,
  constraint meeting_invitations_pkey PRIMARY KEY (id),
  constraint meeting_invitations_digest_id_key UNIQUE (digest_id),
  constraint meeting_invitations_subject_id_item_number_contact_id_key UNIQUE (subject_id, item, number, contact_id),
  constraint meeting_invitations_method_check CHECK ((method = ANY (ARRAY['request'::text, 'cancel'::text]))),
  constraint meeting_invitations_number_check CHECK ((number >= 0)),
  constraint meeting_invitations_state_check CHECK ((state = ANY (ARRAY['owed'::text, 'frozen'::text, 'sent'::text, 'dropped'::text, 'failed'::text])))
);
comment on table meeting_invitations is 'reference: to the subject in subject_id; reference: to the contact in contact_id';

create table municipality_references (
  id uuid not null,
  number bigint generated always as identity not null,
  journey_id uuid not null,
  person_id uuid not null,
  municipality text not null,
  mark bytea,
  sealed bytea not null,
  is_claimed boolean default false not null,
  key text,
  body_hash text,
  times_brought integer default 1 not null,
  given_by text,
  brought_at timestamp with time zone default now() not null,
  in_clear text,
  constraint municipality_references_pkey PRIMARY KEY (id),
  constraint municipality_references_journey_id_key_body_hash_key UNIQUE (journey_id, key, body_hash),
  constraint municipality_references_check CHECK (((NOT is_claimed) OR (mark IS NOT NULL) OR (in_clear IS NOT NULL))),
  constraint municipality_references_mark_check CHECK ((length(mark) = 32)),
  constraint municipality_references_times_brought_check CHECK ((times_brought >= 0))
);
comment on table municipality_references is 'personal: under the key of the person in person_id; reference: to the journey in journey_id; reference: to the contact in given_by';

create table notes (
  id uuid not null,
  person_id uuid,
  subject_id uuid,
  sealed bytea not null,
  written_by text,
  written_at timestamp with time zone default now() not null,
  constraint notes_pkey PRIMARY KEY (id),
  constraint notes_about_one CHECK ((num_nonnulls(person_id, subject_id) = 1))
);
comment on table notes is 'personal: under the key of the person in person_id; personal: under the key of the service; reference: to the subject in subject_id; reference: to the contact in written_by';

create table obligations (
  subject_id uuid not null,
  id text not null,
  kind text not null,
  owed_by text not null,
  organisation text,
  due date not null,
  occurrence text,
  state text not null,
  missed boolean not null,
  opened_by integer not null,
  ended_by integer,
  waiting boolean default false not null,
  constraint obligations_pkey PRIMARY KEY (subject_id, id),
  constraint obligations_state_check CHECK ((state = ANY (ARRAY['open'::text, 'fulfilled'::text, 'ended'::text, 'struck'::text])))
);
comment on table obligations is 'reference: to the subject in subject_id';

create table organisations (
  id text not null,
  kind text not null,
  name text not null,
  cvr text,
  address text,
  active boolean default true not null,
  agreement_on date,
  changed_by_hand boolean default false not null,
  created_at timestamp with time zone default now() not null,
  data_role text,
  constraint organisations_pkey PRIMARY KEY (id),
  constraint organisations_cvr_check CHECK ((cvr ~ '^[0-9]{8}$'::text)),
  constraint organisations_data_role_check CHECK ((data_role = ANY (ARRAY['own'::text, 'joint'::text, 'processor'::text]))),
  constraint organisations_id_check CHECK ((id ~ '^[a-z0-9][a-z0-9-]{1,63}$'::text)),
  constraint organisations_kind_check CHECK ((kind = ANY (ARRAY['secretariat'::text, 'municipality'::text, 'language-centre'::text, 'school'::text, 'company'::text, 'trade-body'::text, 'union'::text, 'region'::text, 'authority'::text]))),
  constraint organisations_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
comment on table organisations is 'not personal: organisations, whose people are contacts';

create table outbox (
  id bigint generated always as identity not null,
  subject_id uuid not null,
  sequence integer not null,
  kind text not null,
  obligation_id text not null,
  obligation_kind text not null,
  due date not null,
  party text not null,
  organisation text,
  contact_id text not null,
  channel text default 'mail'::text not null,
  urgent boolean not null,
  is_last boolean default false not null,
  stand_in_for text,
  stand_in_why text,
  in_place_of text,
  in_place_until date,
  made_at timestamp with time zone not null,
  state text default 'owed'::text not null,
  reason text,
  digest_id text,
  sent_at timestamp with time zone,
  bounced_at timestamp with time zone,
  came_back_at timestamp with time zone,
  owed_since timestamp with time zone not null,
  constraint outbox_pkey PRIMARY KEY (id),
  constraint outbox_subject_id_sequence_contact_id_channel_key UNIQUE (subject_id, sequence, contact_id, channel),
  constraint outbox_channel_check CHECK ((channel = ANY (ARRAY['mail'::text, 'text'::text]))),
  constraint outbox_check CHECK (((bounced_at IS NULL) OR (state = 'sent'::text))),
  constraint outbox_in_place_check CHECK (((in_place_of IS NOT NULL) OR (in_place_until IS NULL))),
  constraint outbox_kind_check CHECK ((kind = ANY (ARRAY['reminder'::text, 'escalation'::text]))),
  constraint outbox_stand_in_why_check CHECK ((stand_in_why = ANY (ARRAY['no-contact'::text, 'undeliverable'::text, 'person-without-post'::text, 'help-asked-for'::text, 'away'::text, 'opted-out'::text]))),
  constraint outbox_state_check CHECK ((state = ANY (ARRAY['owed'::text, 'frozen'::text, 'sent'::text, 'dropped'::text, 'failed'::text])))
);
comment on table outbox is 'reference: to the subject in subject_id; reference: to the contact in contact_id';

create table page_reads (
  id bigint generated always as identity not null,
  contact_id text not null,
  journey_id uuid not null,
  at timestamp with time zone default now() not null,
  constraint page_reads_pkey PRIMARY KEY (id)
);
comment on table page_reads is 'reference: to the journey in journey_id; reference: to the contact in contact_id';

create table person_corrections (
  id uuid not null,
  journey_id uuid not null,
  person_id uuid not null,
  key text not null,
  body_hash text not null,
  times_brought integer default 1 not null,
  fields text[] not null,
  removed text[] default '{}'::text[] not null,
  sealed bytea not null,
  given_by text,
  brought_at timestamp with time zone default now() not null,
  constraint person_corrections_pkey PRIMARY KEY (id),
  constraint person_corrections_journey_id_key_body_hash_key UNIQUE (journey_id, key, body_hash),
  constraint person_corrections_fields_check CHECK ((cardinality(fields) > 0)),
  constraint person_corrections_times_brought_check CHECK ((times_brought >= 0))
);
comment on table person_corrections is 'personal: under the key of the person in person_id; reference: to the journey in journey_id; reference: to the contact in given_by';

create table person_keys (
  person_id uuid not null,
  wrapped_key bytea,
  created_at timestamp with time zone default now() not null,
  destroyed_at timestamp with time zone,
  constraint person_keys_pkey PRIMARY KEY (person_id),
  constraint person_keys_check CHECK (((wrapped_key IS NULL) = (destroyed_at IS NOT NULL)))
);
comment on table person_keys is 'personal: under the key of the person in person_id';

create table person_marks (
  person_id uuid not null,
  kind text not null,
  hash bytea not null,
  since timestamp with time zone default now() not null,
  constraint person_marks_pkey PRIMARY KEY (person_id, kind),
  constraint person_marks_hash_check CHECK ((length(hash) = 32)),
  constraint person_marks_kind_check CHECK ((kind = ANY (ARRAY['cpr'::text, 'substitute-cpr'::text, 'name-and-birth-date'::text])))
);
comment on table person_marks is 'personal: under the key of the person in person_id';

create table person_name_words (
  person_id uuid not null,
  word_hash bytea not null,
  constraint person_name_words_pkey PRIMARY KEY (person_id, word_hash),
  constraint person_name_words_word_hash_check CHECK ((length(word_hash) = 32))
);
comment on table person_name_words is 'personal: under the key of the person in person_id';

create table persons (
  id uuid not null,
  sealed bytea not null,
  updated_at timestamp with time zone default now() not null,
  marked_after integer,
  constraint persons_pkey PRIMARY KEY (id)
);
comment on table persons is 'personal: under the key of the person in id';

create table programmes (
  id uuid not null,
  slug text not null,
  starts_on date not null,
  placement_days integer not null,
  file jsonb not null,
  loaded_at timestamp with time zone default now() not null,
  plan jsonb,
  constraint programmes_pkey PRIMARY KEY (slug),
  constraint programmes_id_key UNIQUE (id),
  constraint programmes_placement_days_check CHECK (((placement_days >= 1) AND (placement_days <= 730)))
);
comment on table programmes is 'reference: to the subject in id';

create table replies (
  id uuid not null,
  incoming_mail_id uuid not null,
  digest_id text,
  journey_id uuid,
  note_id uuid,
  sealed bytea not null,
  received_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_by text,
  sort text default 'person'::text not null,
  says_more boolean default true not null,
  calendar_answer text,
  constraint replies_pkey PRIMARY KEY (id),
  constraint replies_incoming_mail_id_key UNIQUE (incoming_mail_id),
  constraint replies_calendar_answer_check CHECK ((calendar_answer = ANY (ARRAY['accepted'::text, 'declined'::text, 'tentative'::text]))),
  constraint replies_calendar_answer_kind_check CHECK (((calendar_answer IS NULL) OR (sort = 'calendar'::text))),
  constraint replies_check CHECK (((journey_id IS NULL) = (note_id IS NULL))),
  constraint replies_check1 CHECK (((closed_at IS NULL) = (closed_by IS NULL))),
  constraint replies_says_more_check CHECK ((says_more OR (sort <> 'person'::text))),
  constraint replies_sort_check CHECK ((sort = ANY (ARRAY['person'::text, 'absence'::text, 'receipt'::text, 'calendar'::text, 'machine'::text])))
);
comment on table replies is 'personal: under the key of the person in journey_id; personal: under the key of the post; reference: to the contact in closed_by';

create table reply_attachments (
  reply_id uuid not null,
  number integer not null,
  sealed bytea not null,
  constraint reply_attachments_pkey PRIMARY KEY (reply_id, number),
  constraint reply_attachments_number_check CHECK ((number > 0))
);
comment on table reply_attachments is 'personal: under the key of the person in reply_id; personal: under the key of the post';

create table reply_originals (
  reply_id uuid not null,
  sealed bytea not null,
  constraint reply_originals_pkey PRIMARY KEY (reply_id)
);
comment on table reply_originals is 'personal: under the key of the person in reply_id; personal: under the key of the post';

create table subjects (
  id uuid not null,
  kind text not null,
  workflow_id text not null,
  epoch integer default 1 not null,
  sequence integer default 0 not null,
  state jsonb,
  is_open boolean default true not null,
  next_step_at timestamp with time zone,
  next_due date,
  next_obligation text,
  owed_by text,
  rulebook integer default 0 not null,
  workflow_started_at timestamp with time zone,
  parked_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  nudged_at timestamp with time zone,
  constraint subjects_pkey PRIMARY KEY (id),
  constraint subjects_workflow_id_key UNIQUE (workflow_id),
  constraint subjects_epoch_check CHECK ((epoch > 0)),
  constraint subjects_kind_check CHECK ((kind = ANY (ARRAY['journey'::text, 'programme'::text]))),
  constraint subjects_sequence_check CHECK ((sequence >= 0))
);
comment on table subjects is 'reference: to the subject in id';

create table timeline_events (
  subject_id uuid not null,
  sequence integer not null,
  epoch integer not null,
  event_id uuid not null,
  type text not null,
  version integer not null,
  payload jsonb not null,
  key text,
  body_hash text,
  actor jsonb,
  on_behalf_of jsonb,
  note_id uuid,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone default now() not null,
  constraint timeline_events_pkey PRIMARY KEY (subject_id, sequence),
  constraint timeline_events_event_id_key UNIQUE (event_id),
  constraint timeline_events_subject_id_key_key UNIQUE (subject_id, key),
  constraint timeline_events_sequence_check CHECK ((sequence > 0))
);
comment on table timeline_events is 'reference: to the subject in subject_id';

alter table absence_proposals add constraint absence_proposals_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id);

alter table absence_proposals add constraint absence_proposals_reply_id_fkey FOREIGN KEY (reply_id) REFERENCES replies(id);

alter table absence_proposals add constraint absence_proposals_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES contacts(id);

alter table answer_links add constraint answer_links_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id);

alter table answer_links add constraint answer_links_digest_id_fkey FOREIGN KEY (digest_id) REFERENCES digests(id);

alter table answer_links add constraint answer_links_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subjects(id);

alter table api_keys add constraint api_keys_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id);

alter table calendar_entries add constraint calendar_entries_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id);

alter table calendar_entries add constraint calendar_entries_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subjects(id);

alter table contact_absences add constraint contact_absences_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id);

alter table contact_absences add constraint contact_absences_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES contacts(id);

alter table contact_absences add constraint contact_absences_stand_in_id_fkey FOREIGN KEY (stand_in_id) REFERENCES contacts(id);

alter table contact_departures add constraint contact_departures_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id);

alter table contact_departures add constraint contact_departures_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES contacts(id);

alter table contact_departures add constraint contact_departures_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES contacts(id);

alter table contact_opt_outs add constraint contact_opt_outs_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id);

alter table contact_opt_outs add constraint contact_opt_outs_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES contacts(id);

alter table contacts add constraint contacts_consent_recorded_by_fkey FOREIGN KEY (consent_recorded_by) REFERENCES contacts(id);

alter table contacts add constraint contacts_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id);

alter table contacts add constraint contacts_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id);

alter table different_persons add constraint different_persons_one_person_fkey FOREIGN KEY (one_person) REFERENCES person_keys(person_id);

alter table different_persons add constraint different_persons_other_person_fkey FOREIGN KEY (other_person) REFERENCES person_keys(person_id);

alter table different_persons add constraint different_persons_said_by_fkey FOREIGN KEY (said_by) REFERENCES contacts(id);

alter table digests add constraint digests_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id);

alter table disclosures add constraint disclosures_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id);

alter table disclosures add constraint disclosures_digest_id_fkey FOREIGN KEY (digest_id) REFERENCES digests(id);

alter table disclosures add constraint disclosures_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES journeys(id);

alter table disclosures add constraint disclosures_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id);

alter table disclosures add constraint disclosures_person_id_fkey FOREIGN KEY (person_id) REFERENCES person_keys(person_id);

alter table documents add constraint documents_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES journeys(id);

alter table documents add constraint documents_person_id_fkey FOREIGN KEY (person_id) REFERENCES person_keys(person_id);

alter table documents add constraint documents_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES contacts(id);

alter table incoming_mails add constraint incoming_mails_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id);

alter table incoming_mails add constraint incoming_mails_digest_id_fkey FOREIGN KEY (digest_id) REFERENCES digests(id);

alter table incoming_mails add constraint incoming_mails_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES contacts(id);

alter table journey_merges add constraint journey_merges_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES contacts(id);

alter table journey_merges add constraint journey_merges_kept_fkey FOREIGN KEY (kept) REFERENCES journeys(id);

alter table journey_merges add constraint journey_merges_merged_fkey FOREIGN KEY (merged) REFERENCES journeys(id);

alter table journeys add constraint journeys_id_fkey FOREIGN KEY (id) REFERENCES subjects(id);

alter table journeys add constraint journeys_language_centre_fkey FOREIGN KEY (language_centre) REFERENCES organisations(id);

alter table journeys add constraint journeys_municipality_fkey FOREIGN KEY (municipality) REFERENCES organisations(id);

alter table journeys add constraint journeys_person_id_fkey FOREIGN KEY (person_id) REFERENCES person_keys(person_id);

alter table journeys add constraint journeys_programme_fkey FOREIGN KEY (programme) REFERENCES programmes(slug);

alter table journeys add constraint journeys_reference_id_fkey FOREIGN KEY (reference_id) REFERENCES municipality_references(id);

alter table links_sent_again add constraint links_sent_again_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id);

alter table meeting_invitations add constraint meeting_invitations_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id);

alter table meeting_invitations add constraint meeting_invitations_digest_id_fkey FOREIGN KEY (digest_id) REFERENCES digests(id);

alter table meeting_invitations add constraint meeting_invitations_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subjects(id);

alter table municipality_references add constraint municipality_references_given_by_fkey FOREIGN KEY (given_by) REFERENCES contacts(id);

alter table municipality_references add constraint municipality_references_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES journeys(id);

alter table municipality_references add constraint municipality_references_municipality_fkey FOREIGN KEY (municipality) REFERENCES organisations(id);

alter table municipality_references add constraint municipality_references_person_id_fkey FOREIGN KEY (person_id) REFERENCES person_keys(person_id);

alter table notes add constraint notes_person_id_fkey FOREIGN KEY (person_id) REFERENCES person_keys(person_id);

alter table notes add constraint notes_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subjects(id);

alter table notes add constraint notes_written_by_fkey FOREIGN KEY (written_by) REFERENCES contacts(id);

alter table obligations add constraint obligations_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subjects(id);

alter table outbox add constraint outbox_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id);

alter table outbox add constraint outbox_digest_id_fkey FOREIGN KEY (digest_id) REFERENCES digests(id);

alter table outbox add constraint outbox_in_place_of_fkey FOREIGN KEY (in_place_of) REFERENCES contacts(id);

alter table outbox add constraint outbox_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subjects(id);

alter table outbox add constraint outbox_subject_id_sequence_fkey FOREIGN KEY (subject_id, sequence) REFERENCES timeline_events(subject_id, sequence);

alter table page_reads add constraint page_reads_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id);

alter table page_reads add constraint page_reads_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES journeys(id);

alter table person_corrections add constraint person_corrections_given_by_fkey FOREIGN KEY (given_by) REFERENCES contacts(id);

alter table person_corrections add constraint person_corrections_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES journeys(id);

alter table person_corrections add constraint person_corrections_person_id_fkey FOREIGN KEY (person_id) REFERENCES person_keys(person_id);

alter table person_marks add constraint person_marks_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id);

alter table person_name_words add constraint person_name_words_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id);

alter table persons add constraint persons_id_fkey FOREIGN KEY (id) REFERENCES person_keys(person_id);

alter table programmes add constraint programmes_id_fkey FOREIGN KEY (id) REFERENCES subjects(id);

alter table replies add constraint replies_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES contacts(id);

alter table replies add constraint replies_digest_id_fkey FOREIGN KEY (digest_id) REFERENCES digests(id);

alter table replies add constraint replies_incoming_mail_id_fkey FOREIGN KEY (incoming_mail_id) REFERENCES incoming_mails(id);

alter table replies add constraint replies_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES journeys(id);

alter table replies add constraint replies_note_id_fkey FOREIGN KEY (note_id) REFERENCES notes(id);

alter table reply_attachments add constraint reply_attachments_reply_id_fkey FOREIGN KEY (reply_id) REFERENCES replies(id);

alter table reply_originals add constraint reply_originals_reply_id_fkey FOREIGN KEY (reply_id) REFERENCES replies(id);

alter table timeline_events add constraint timeline_events_note_id_fkey FOREIGN KEY (note_id) REFERENCES notes(id);

alter table timeline_events add constraint timeline_events_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subjects(id);

CREATE UNIQUE INDEX absence_proposals_open ON public.absence_proposals USING btree (contact_id, says, COALESCE(last_day, 'infinity'::date)) WHERE (settled_at IS NULL);

CREATE UNIQUE INDEX alarms_open_once ON public.alarms USING btree (kind, subject_id, about) NULLS NOT DISTINCT WHERE (closed_at IS NULL);

CREATE INDEX answer_links_by_digest ON public.answer_links USING btree (digest_id);

CREATE INDEX answer_links_by_question ON public.answer_links USING btree (subject_id, obligation_id) WHERE (subject_id IS NOT NULL);

CREATE INDEX answer_links_open ON public.answer_links USING btree (contact_id) WHERE (ended_at IS NULL);

CREATE INDEX contact_departures_waiting ON public.contact_departures USING btree (contact_id) WHERE (handed_over_at IS NULL);

CREATE INDEX contacts_by_address ON public.contacts USING btree (lower(email)) WHERE active;

CREATE INDEX contacts_by_organisation ON public.contacts USING btree (organisation_id, "position", id) WHERE active;

CREATE INDEX digests_by_address ON public.digests USING btree (lower(sent_to), sent_at);

CREATE INDEX digests_by_contact ON public.digests USING btree (contact_id, date);

CREATE INDEX digests_by_stamp ON public.digests USING btree ("substring"(message_id, '\.([0-9a-hjkmnp-tv-z]{26})@'::text));

CREATE INDEX disclosures_by_journey ON public.disclosures USING btree (journey_id, at);

CREATE INDEX documents_by_person ON public.documents USING btree (person_id);

CREATE INDEX incoming_mails_about_us ON public.incoming_mails USING btree (received_at) WHERE is_about_us;

CREATE INDEX incoming_mails_bounced ON public.incoming_mails USING btree (digest_id) WHERE (outcome = 'bounced'::text);

CREATE INDEX incoming_mails_by_digest ON public.incoming_mails USING btree (digest_id);

CREATE INDEX incoming_mails_soft ON public.incoming_mails USING btree (contact_id, received_at) WHERE (outcome = 'bounced-softly'::text);

CREATE INDEX incoming_mails_undecided ON public.incoming_mails USING btree (received_at) WHERE ((outcome = ANY (ARRAY['undecided'::text, 'unreadable'::text])) AND (settled_at IS NULL));

CREATE INDEX incoming_mails_waiting ON public.incoming_mails USING btree (received_at) WHERE (handled_at IS NULL);

CREATE UNIQUE INDEX journey_merges_once ON public.journey_merges USING btree (merged) WHERE (undone_at IS NULL);

CREATE INDEX journey_merges_waiting ON public.journey_merges USING btree (asked_at) WHERE (done_at IS NULL);

CREATE INDEX journeys_by_municipality ON public.journeys USING btree (municipality);

CREATE INDEX journeys_by_person ON public.journeys USING btree (person_id);

CREATE INDEX journeys_by_stage ON public.journeys USING btree (stage, municipality);

CREATE INDEX meeting_invitations_owed ON public.meeting_invitations USING btree (contact_id) WHERE (state = 'owed'::text);

CREATE INDEX municipality_references_by_mark ON public.municipality_references USING btree (mark);

CREATE INDEX municipality_references_by_person ON public.municipality_references USING btree (person_id);

CREATE UNIQUE INDEX municipality_references_claimed ON public.municipality_references USING btree (mark) WHERE is_claimed;

CREATE INDEX municipality_references_in_clear ON public.municipality_references USING btree (id) WHERE (in_clear IS NOT NULL);

CREATE INDEX notes_by_person ON public.notes USING btree (person_id, written_at) WHERE (person_id IS NOT NULL);

CREATE INDEX obligations_open ON public.obligations USING btree (due) WHERE (state = 'open'::text);

CREATE INDEX outbox_by_digest ON public.outbox USING btree (digest_id);

CREATE INDEX outbox_owed ON public.outbox USING btree (contact_id, made_at) WHERE (state = 'owed'::text);

CREATE INDEX outbox_sent ON public.outbox USING btree (contact_id, subject_id, obligation_id) WHERE (state = 'sent'::text);

CREATE INDEX person_corrections_by_person ON public.person_corrections USING btree (person_id);

CREATE INDEX person_marks_by_hash_and_age ON public.person_marks USING btree (hash, kind, since, person_id);

CREATE INDEX person_name_words_by_hash ON public.person_name_words USING btree (word_hash);

CREATE INDEX replies_digest ON public.replies USING btree (digest_id);

CREATE INDEX replies_open ON public.replies USING btree (received_at) WHERE (closed_at IS NULL);

CREATE INDEX subjects_by_next_step ON public.subjects USING btree (next_step_at) WHERE (parked_at IS NULL);

CREATE INDEX subjects_to_start ON public.subjects USING btree (created_at) WHERE (workflow_started_at IS NULL);

CREATE OR REPLACE FUNCTION public.clock_never_goes_back()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.offset_ms < old.offset_ms then
    raise exception 'the training clock never goes back';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.timeline_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'timeline_events is append-only';
end
$function$;

CREATE TRIGGER clock_never_goes_back BEFORE UPDATE ON public.clock FOR EACH ROW EXECUTE FUNCTION clock_never_goes_back();

CREATE TRIGGER timeline_is_append_only BEFORE DELETE OR UPDATE ON public.timeline_events FOR EACH ROW EXECUTE FUNCTION timeline_is_append_only();
