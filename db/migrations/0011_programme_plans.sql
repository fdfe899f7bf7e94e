-- What a programme's file plans, with its days: its Workflow is told of it. Null in rows of before, until the next load.
alter table programmes add column plan jsonb;
