-- What changed is told to whoever listens, when the change commits. Only ids travel (NOTIFY carries no more than 8,000
-- bytes, and anybody may listen): a listener asks for the rest inside each reader's scope.
create function announce_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('zhike_changes', tg_argv[0] || ':' || new.id);
  return null;
end $$;

create trigger announce after insert on events for each row execute function announce_change('event');
create trigger announce after insert or update on imports for each row execute function announce_change('import');
