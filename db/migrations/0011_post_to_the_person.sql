-- A person who gets post of their own is a contact without an organisation: whoever looks for an organisation's contacts
-- never finds one. Name, address, number and birthday stay in the vault; here stands only that there is post, and how.
alter table contacts add column person_id uuid unique references persons (id);
alter table contacts alter column organisation_id drop not null;
alter table contacts alter column name drop not null;
alter table contacts alter column email drop not null;
alter table contacts add constraint contacts_person_check check (case when person_id is null
  then organisation_id is not null and name is not null and email is not null
  else organisation_id is null and name is null and email is null and phone is null and roles = '{}' end);

-- How post goes, and since when whoever gets it has said yes where their yes is needed: a person to post of their own, an
-- organisation's contact to a text message beside the last mail before something is passed on.
alter table contacts add column channel text not null default 'mail' check (channel in ('mail', 'text'));
alter table contacts add column consented_on date;
-- Who wrote down a person's yes; empty where the person gave it on their own page.
alter table contacts add column consent_recorded_by text references contacts (id);
alter table contacts add constraint contacts_consent_check check (person_id is null or consented_on is not null);
alter table contacts add constraint contacts_text_check check (channel = 'mail' or person_id is not null);

alter table outbox drop constraint outbox_channel_check;
alter table outbox add constraint outbox_channel_check check (channel in ('mail', 'text'));
-- Whether a reminder is the last one before the matter is passed on, and when a text message went beside its mail.
alter table outbox add column is_last boolean not null default false;
alter table digests add column texted_at timestamptz;
-- By which way a digest went.
alter table digests add column channel text not null default 'mail' check (channel in ('mail', 'text'));
