-- The latest follow-ups of the whole company: a search for a frequent word ends among them.
create index follow_ups_latest on follow_ups (happened_at desc) where deleted_at is null;
