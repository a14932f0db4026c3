-- When backups are made, and what became of each attempt. The files themselves are listed in the data folder, because a
-- restore brings older tables back, while the files stay where they are.

create table backup_schedule (
  id boolean primary key default true check (id),
  is_on boolean not null default true,
  at_time text not null default '03:30' check (at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  folder text check (folder <> ''),
  keep_daily int not null default 7 check (keep_daily between 1 and 366),
  keep_weekly int not null default 4 check (keep_weekly between 0 and 520),
  keep_monthly int not null default 6 check (keep_monthly between 0 and 240),
  since timestamptz not null default now(),
  version int not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid references people
);
comment on column backup_schedule.folder is 'on the server; null = the folder "backups" of the data folder';
comment on column backup_schedule.since is 'what was due before is not made up for';
insert into backup_schedule default values;

create table backup_runs (
  id uuid primary key,
  kind text not null check (kind in ('backup', 'restore-test')),
  cause text not null check (cause in ('scheduled', 'manual')),
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
  stage text,
  backup_id uuid,
  backup_name text,
  report jsonb,
  error jsonb,
  created_at timestamptz not null default now(),
  created_by uuid references people,
  started_at timestamptz,
  touched_at timestamptz,
  finished_at timestamptz
);
create index backup_runs_created on backup_runs (created_at desc, id desc);
comment on column backup_runs.backup_id is 'of the file made or tested, as backups.json of the data folder knows it';
comment on column backup_runs.touched_at is 'a run under way says every few seconds that it lives';
