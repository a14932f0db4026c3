-- Single sign-on: the providers an administrator set up, and who has come in by which.

create table identity_providers (
  id uuid primary key,
  kind text not null check (kind in ('oidc')),
  label text not null check (label <> ''),
  is_active boolean not null default true,
  issuer text not null,
  client_id text not null,
  client_secret bytea,
  claim text not null,
  matches text not null check (matches in ('email', 'staff-number', 'phone')),
  new_people_in uuid references departments on delete set null,
  password_allowed boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index identity_providers_label on identity_providers (lower(label));
create index identity_providers_department on identity_providers (new_people_in);
comment on column identity_providers.client_secret is 'sealed with the installation''s secret';
comment on column identity_providers.new_people_in is 'null: whoever is not known is refused';

create table identity_links (
  provider_id uuid not null references identity_providers on delete cascade,
  subject text not null,
  person_id uuid not null references people on delete cascade,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  primary key (provider_id, subject)
);
create index identity_links_person on identity_links (person_id);
comment on table identity_links is 'found by e-mail the first time, by the provider''s own name for the person from then on';
