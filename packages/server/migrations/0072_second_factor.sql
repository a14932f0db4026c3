-- A second factor beside the password, how a session was opened, and what an API key may do at most.

create table second_factors (
  person_id uuid primary key references people on delete cascade,
  secret bytea not null,
  confirmed_at timestamptz,
  last_step bigint,
  created_at timestamptz not null default now()
);
comment on column second_factors.secret is 'of the authenticator, sealed with the installation''s secret';
comment on column second_factors.confirmed_at is 'null: shown, but no code of it has been typed yet, so it is not asked for';
comment on column second_factors.last_step is 'the time step of the last code that was taken: none of it or before is taken again';

create table recovery_codes (
  person_id uuid not null references second_factors on delete cascade,
  hash bytea not null,
  used_at timestamptz,
  primary key (person_id, hash)
);

alter table auth.session add column "openedBy" text not null default 'password';

alter table api_keys add column permissions text[];
comment on column api_keys.permissions is 'what the key may do at most; null: whatever its person may';
