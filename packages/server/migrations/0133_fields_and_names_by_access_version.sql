-- The company's own fields and the names of its people are kept in memory until the number grows, too
-- (docs/decisions/0026).
create constraint trigger raise_access_version
  after insert or delete or update on custom_fields
  deferrable initially deferred for each row execute function raise_access_version();
drop trigger raise_access_version on people;
create constraint trigger raise_access_version
  after insert or delete or update of manager_id, department_id, name on people
  deferrable initially deferred for each row execute function raise_access_version();
comment on table access_version is 'the sum of the versions is the state of departments, people, teams, leaves and own fields';
