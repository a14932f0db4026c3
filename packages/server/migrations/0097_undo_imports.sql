-- Undo of an import (decision 33): what it changed is kept as it was and as it became, field by field, until the import's
-- staged rows go; what it created is found by import_id.
alter table imports drop constraint imports_state_check;
alter table imports add constraint imports_state_check check (state in
  ('uploaded', 'staging', 'staged', 'applying', 'done', 'failed', 'cancelled', 'undoing', 'undone'));
alter table imports
  add column keeps_changes boolean not null default false,
  add column undo_counts jsonb,
  add column undone_at timestamptz,
  add column undone_by uuid references people,
  add column undone_by_name text;
comment on column imports.keeps_changes is 'what it changed is still known: it can be undone';

-- No reference to imports: as with import_rows, a check for every row costs as much as the row.
create table import_changes (
  import_id uuid not null,
  kind text not null check (kind in ('customer', 'contact', 'order', 'stats')),
  customer_id uuid not null,
  record_id uuid not null,
  before jsonb not null,
  after jsonb not null,
  primary key (import_id, kind, customer_id, record_id)
);
comment on column import_changes.before is 'column → value, of the columns that the import changed and nothing else';
create index import_changes_customer on import_changes (customer_id);

-- Where an undo left things as they are, and why.
create table import_kept (
  import_id uuid not null,
  kind text not null check (kind in ('customer', 'contact', 'order', 'follow-up', 'stats')),
  customer_id uuid not null,
  record_id uuid not null,
  reason text not null check (reason in ('edited', 'worked-on', 'moved', 'deleted', 'changed-since', 'taken', 'out-of-scope')),
  fields text[] not null default '{}',
  primary key (import_id, kind, customer_id, record_id)
);
create index import_kept_customer on import_kept (customer_id);

create index customers_import on customers (import_id) where import_id is not null;
create index contacts_import on contacts (import_id) where import_id is not null;
create index orders_import on orders (import_id) where import_id is not null;
create index follow_ups_import on follow_ups (import_id) where import_id is not null;

-- The one way in which a tenure goes: with a customer that an import made and that never had another holder, while that
-- import is being undone. Without a tenure the customer's row cannot stay either (customers_always_held).
create function remove_imported_tenures(import uuid, customer_ids uuid[]) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  removed bigint;
begin
  delete from tenures t using imports i, customers c
  where i.id = import and i.state = 'undoing' and c.id = any(customer_ids) and c.import_id = i.id
    and t.customer_id = c.id and t.import_id = i.id and t.prev_end_at is null and t.end_at = 'infinity';
  get diagnostics removed = row_count;
  return removed;
end $$;
revoke all on function remove_imported_tenures(uuid, uuid[]) from public;
