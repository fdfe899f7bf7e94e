-- What became of a mail is found by the mail: what its links tell of it, and the report that it came back.
create index answer_links_by_digest on answer_links (digest_id);
create index incoming_mails_bounced on incoming_mails (digest_id) where outcome = 'bounced';

-- What somebody was told, as codes that can be said in any language: what stood there as a text is read into them, and
-- stays where it cannot be.
alter table disclosures add column told jsonb;
update disclosures set told = (
  select jsonb_agg(jsonb_build_object('kind', entry[1], 'voice', entry[2]) order by position)
  from regexp_matches(what, '([a-z0-9-]+) \((reminder|escalation)\)', 'g') with ordinality as entries (entry, position));
alter table disclosures alter column what drop not null;
alter table disclosures add check (what is not null or told is not null);
create index disclosures_by_journey on disclosures (journey_id, at);
