-- Every change of an organisation or one of its contacts: who made it, when, and from what to what. The values lie sealed under the
-- service's own key. What a trade body wants to change of a company waits here until the secretariat has said yes.
create table partner_changes (
  id uuid primary key,
  about text not null check (about in ('organisation', 'contact')),
  organisation_id text not null references organisations (id),
  -- Empty while a contact that is to be added has not been.
  contact_id text references contacts (id),
  is_addition boolean not null,
  state text not null check (state in ('proposed', 'made', 'refused')),
  -- The names of the fields, never their values.
  fields text[] not null check (cardinality(fields) > 0),
  sealed bytea not null,
  -- Empty if the programme's file said so.
  given_by text references contacts (id),
  given_at timestamptz not null,
  settled_by text references contacts (id),
  settled_at timestamptz,
  -- The change that this one takes back.
  undoes uuid unique references partner_changes (id),
  check (about = 'contact' or contact_id is null),
  check (about = 'organisation' or contact_id is not null or state <> 'made'),
  check ((settled_by is null) = (settled_at is null)),
  check (state = 'made' or (state = 'proposed') = (settled_at is null))
);
create index partner_changes_by_organisation on partner_changes (organisation_id, given_at);
create index partner_changes_proposed on partner_changes (given_at) where state = 'proposed';

comment on table partner_changes is 'personal: under the key of the service; reference: to the contact in contact_id; reference: to the contact in given_by; reference: to the contact in settled_by';
