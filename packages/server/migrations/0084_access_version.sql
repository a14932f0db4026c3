-- Who leads whom, works where and stands in for whom, as a number that grows with every change of it: whoever has read
-- the number may keep what was worked out from it (docs/decisions/0026). Sixteen rows, and raised at commit, so that
-- transactions that change people do not wait for one another.
create table access_version (
  stripe smallint primary key,
  version bigint not null default 0
);
comment on table access_version is 'the sum of the versions is the state of departments, people, teams and leaves';
insert into access_version (stripe) select generate_series(0, 15);

create function raise_access_version() returns trigger language plpgsql as $$
begin
  -- Once in a transaction is enough: until it commits nobody else sees the number or the change.
  if current_setting('zhike.access_raised', true) is distinct from pg_current_xact_id()::text then
    update access_version set version = version + 1 where stripe = pg_backend_pid() % 16;
    perform set_config('zhike.access_raised', pg_current_xact_id()::text, true);
  end if;
  return null;
end $$;

create constraint trigger raise_access_version
  after insert or delete or update of manager_id, department_id on people
  deferrable initially deferred for each row execute function raise_access_version();
create constraint trigger raise_access_version
  after insert or delete or update of parent_id on departments
  deferrable initially deferred for each row execute function raise_access_version();
create constraint trigger raise_access_version
  after insert or delete or update of lead_id on teams
  deferrable initially deferred for each row execute function raise_access_version();
create constraint trigger raise_access_version
  after insert or delete or update on team_members
  deferrable initially deferred for each row execute function raise_access_version();
create constraint trigger raise_access_version
  after insert or delete or update on leaves
  deferrable initially deferred for each row execute function raise_access_version();
