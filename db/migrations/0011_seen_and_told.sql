-- What a mail's links tell of it is found by the mail.
create index answer_links_by_digest on answer_links (digest_id);
