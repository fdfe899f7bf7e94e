-- Of those who look alike, the ones known longest are told of: found in that order, a name that many bear costs no more
-- than one that two bear.
create index person_marks_by_hash_and_age on person_marks (hash, kind, since, person_id);
drop index person_marks_by_hash;
