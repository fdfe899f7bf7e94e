-- Whether a table holds what is personal, and how it is found: the list that forgetting somebody walks. The words are
-- those of db/table-marks.ts, one clause for each way in which a row is somebody's.

-- The vault: what lies sealed, or can only be found, with a person's own key.
comment on table person_keys is 'personal: under the key of the person in person_id';
comment on table persons is 'personal: under the key of the person in id';
comment on table person_name_words is 'personal: under the key of the person in person_id';
comment on table notes is 'personal: under the key of the person in person_id; personal: under the key of the service; reference: to the subject in subject_id; reference: to the contact in written_by';
comment on table documents is 'personal: under the key of the person in person_id; reference: to the journey in journey_id; reference: to the contact in sent_by';

-- What people write to us: under the key of the person it is about where that is certain, else under that of the post.
comment on table incoming_mails is 'personal: under the key of the post; reference: to the contact in contact_id';
comment on table replies is 'personal: under the key of the person in journey_id; personal: under the key of the post; reference: to the contact in closed_by';
comment on table reply_attachments is 'personal: under the key of the person in reply_id; personal: under the key of the post';

-- Those who take part for an organisation. A person with post of their own is a contact whose row names them and nothing
-- more.
comment on table contacts is 'personal: in the clear of the contact in id; reference: to the person in person_id';
comment on table contact_absences is 'personal: in the clear of the contact in contact_id';
comment on table contact_departures is 'personal: in the clear of the contact in contact_id';
comment on table contact_opt_outs is 'personal: in the clear of the contact in contact_id';
comment on table digests is 'personal: in the clear of the contact in contact_id';
comment on table api_keys is 'reference: to the contact in contact_id';
comment on table links_sent_again is 'reference: to the contact in contact_id';

-- What happened, by references only: a subject is a person's journey, or something that is nobody's.
comment on table subjects is 'reference: to the subject in id';
comment on table journeys is 'reference: to the subject in id; reference: to the person in person_id';
comment on table timeline_events is 'reference: to the subject in subject_id';
comment on table obligations is 'reference: to the subject in subject_id';
comment on table outbox is 'reference: to the subject in subject_id; reference: to the contact in contact_id';
comment on table answer_links is 'reference: to the subject in subject_id; reference: to the contact in contact_id';
comment on table disclosures is 'reference: to the person in person_id; reference: to the journey in journey_id; reference: to the contact in contact_id';
comment on table page_reads is 'reference: to the journey in journey_id; reference: to the contact in contact_id';
comment on table late_signals is 'reference: to the subject in subject_id';
comment on table alarms is 'reference: to the subject in subject_id; reference: to the contact in closed_by';

comment on table organisations is 'not personal: organisations, whose people are contacts';
comment on table programmes is 'reference: to the subject in id';
comment on table clock is 'not personal: the training clock';
