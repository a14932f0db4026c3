-- What left the house by whose hand: direct downloads, and files that a job makes and that are kept for their asker for a
-- time. The files lie in the data folder, never in the database nor in a backup.

create table exports (
  id uuid primary key,
  person_id uuid not null references people,
  list text not null,
  format text not null,
  -- What was asked for: a filter may name people, so it is emptied with the file.
  query jsonb not null default '{}',
  mode text not null check (mode in ('direct', 'background')),
  state text not null check (state in ('queued', 'running', 'ready', 'failed', 'cancelled', 'expired', 'sent')),
  total int not null,
  done int not null default 0,
  bytes bigint,
  -- What the asker was allowed to see when the file was made.
  access text,
  error jsonb,
  cancel_requested boolean not null default false,
  downloads int not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz,
  expires_at timestamptz,
  check ((mode = 'direct') = (state = 'sent'))
);
create index exports_of_person on exports (person_id, created_at desc, id desc);
create index exports_underway on exports (state) where state in ('queued', 'running', 'ready');
