-- Idempotent; :app_role is the role that serves. No DDL; tenures: the end alone; audit: append only.
grant usage on schema public, auth to :app_role;
grant select, insert, update, delete on all tables in schema public to :app_role;
grant select, insert, update, delete on all tables in schema auth to :app_role;
grant usage, select on all sequences in schema public to :app_role;
revoke create on schema public from public;
revoke update, delete, truncate on tenures from :app_role;
grant update (end_at) on tenures to :app_role;
revoke update, delete, truncate on audit_entries, audit_values, audit_seals from :app_role;
revoke update, delete, truncate on audit_checks from :app_role;
grant execute on function erase_audit_values(uuid, uuid[]), erase_tenure_facts(uuid) to :app_role;
grant execute on function remove_imported_tenures(uuid, uuid[]) to :app_role;
revoke insert, update, delete, truncate on schema_migrations from :app_role;
revoke delete on rule_versions, ownership_runs, tier_runs from :app_role;
-- After bulk work the application refreshes statistics; PostgreSQL 17 and newer can be told to let it.
do $$
begin
  if current_setting('server_version_num')::int >= 170000 then
    execute 'grant maintain on all tables in schema public to :app_role';
  end if;
end $$;
