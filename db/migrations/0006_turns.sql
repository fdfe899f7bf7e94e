-- The turns a journey can take: an obligation whose command was taken back is struck, and one that a pause keeps waiting
-- is nobody's to answer until the person is back.
alter table obligations drop constraint obligations_state_check;
alter table obligations add constraint obligations_state_check
  check (state in ('open', 'fulfilled', 'ended', 'struck'));
alter table obligations add column waiting boolean not null default false;
