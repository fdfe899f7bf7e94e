-- What happened, whom it was told of and who read it is only ever added to. Rows were refused to be changed or deleted; a
-- table could still be emptied at once. Now one function guards each such table in both ways, and which tables those are is
-- read from their triggers: `npm run migrate` gives the role as whom the service runs less to do there.
create function is_append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end
$$;

-- Rows of the timeline keep their own guard, which lets an erasure take out what tells of a person.
create trigger timeline_is_never_emptied before truncate on timeline_events
  for each statement execute function is_append_only();
create trigger disclosures_are_append_only before update or delete on disclosures
  for each row execute function is_append_only();
create trigger disclosures_are_never_emptied before truncate on disclosures
  for each statement execute function is_append_only();
create trigger page_reads_are_append_only before update or delete on page_reads
  for each row execute function is_append_only();
create trigger page_reads_are_never_emptied before truncate on page_reads
  for each statement execute function is_append_only();
