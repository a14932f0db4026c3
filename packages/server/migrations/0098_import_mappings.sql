-- Columns and options of imports, kept under a name for files with the same header.
create table import_mappings (
  id uuid primary key,
  kind text not null,
  name text not null check (name <> ''),
  header_keys text[] not null,
  options jsonb not null,
  created_at timestamptz not null default now(),
  created_by uuid references people,
  actor_name text not null default ''
);
comment on column import_mappings.header_keys is 'the columns of the file in the form they are compared by, sorted';
create unique index import_mappings_name on import_mappings (kind, lower(name));
create index import_mappings_header on import_mappings (kind, header_keys);
alter table imports add column mapping_id uuid references import_mappings on delete set null;
