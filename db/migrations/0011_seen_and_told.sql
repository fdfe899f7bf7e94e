-- What became of a mail is found by the mail: what its links tell of it, and the report that it came back.
create index answer_links_by_digest on answer_links (digest_id);
create index incoming_mails_bounced on incoming_mails (digest_id) where outcome = 'bounced';
