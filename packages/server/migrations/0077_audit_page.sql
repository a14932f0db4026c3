-- Audit: on whose behalf somebody acted, what the checks of the chain found, and indexes for the page's filters.

alter table audit_entries add column on_behalf_of uuid;
alter table audit_entries add column on_behalf_of_name text;
alter table audit_entries add constraint audit_entries_on_behalf
  check (num_nulls(on_behalf_of, on_behalf_of_name) in (0, 2));
comment on column audit_entries.on_behalf_of is 'whose rights were used: of somebody on leave, of somebody looked through';
create index audit_entries_actor on audit_entries (actor_id, at desc, id) where actor_id is not null;
create index audit_entries_action on audit_entries (action, at desc, id);

create table audit_checks (
  id uuid primary key,
  started_at timestamptz not null,
  finished_at timestamptz not null default clock_timestamp(),
  sealed bigint not null,
  erased bigint not null,
  overdue int not null,
  fault_count int not null,
  faults jsonb not null default '[]',
  head_seq bigint,
  head_seal bytea
);
create index audit_checks_latest on audit_checks (finished_at desc);
comment on table audit_checks is 'append-only; the chain followed from its beginning, every night and when somebody asks';
