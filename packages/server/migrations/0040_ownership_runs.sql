-- What runs of the rules, drafts and pools need beyond the chain itself.

-- UUIDv7 for rows made by set-based statements; single rows get theirs in the application.
create function uuid_v7() returns uuid language sql volatile parallel safe as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;

-- The pool that takes what no rule places and what nobody else can hold.
alter table pools add column is_default boolean not null default false;
alter table pools add constraint pools_default_is_open check (not is_default or (is_active and kind = 'public'));
alter table pools add constraint pools_archive_is_open check (kind <> 'archive' or is_active);
create unique index pools_default on pools (is_default) where is_default;

alter table rule_versions add column version int not null default 1;
alter table rule_versions add column updated_at timestamptz not null default now();
alter table rule_versions add column updated_by uuid references people;
alter table rule_versions drop constraint rule_versions_state_check;
alter table rule_versions add constraint rule_versions_state_check
  check (state in ('draft', 'active', 'superseded', 'discarded'));
comment on column rule_versions.version is 'counts the savings of a draft; a preview names the one it was made of';

alter table ownership_runs add column options jsonb not null default '{}';
alter table ownership_runs add column progress jsonb;
alter table ownership_runs add column rules_version int;
create index ownership_runs_latest on ownership_runs (id desc);
create index ownership_runs_of on ownership_runs (of_run_id) where of_run_id is not null;
-- A preview is carried out once, a run undone once.
create unique index ownership_runs_once on ownership_runs (of_run_id, kind)
  where of_run_id is not null and state in ('queued', 'running', 'done');

alter table ownership_run_moves add column from_tenure_id uuid not null;
alter table ownership_run_moves add column revenue numeric(19, 4);
alter table ownership_run_moves add column reason jsonb not null default '{}';
alter table ownership_run_moves add column skipped text
  check (skipped in ('changed-since', 'target-inactive', 'limit-reached'));
alter table ownership_run_moves add constraint ownership_run_moves_one_target
  check (num_nonnulls(from_person_id, from_pool_id) = 1 and num_nonnulls(to_person_id, to_pool_id) = 1);
create index ownership_run_moves_skipped on ownership_run_moves (run_id, skipped) where skipped is not null;
comment on column ownership_run_moves.from_tenure_id is 'the tenure the move was decided on; another one since = not carried out';
