-- What an organisation is to the data about people that it gets: it decides by itself what they are used for, or together
-- with others (GDPR, article 26), or does only what it is told (article 28). Empty until somebody has settled it.
alter table organisations add column data_role text check (data_role in ('own', 'joint', 'processor'));
