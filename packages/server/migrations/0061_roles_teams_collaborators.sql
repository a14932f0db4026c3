-- Roles of the company's own, teams across departments, leave, and who works on a customer beside its holder.

create table roles (
  key text primary key,
  is_built_in boolean not null default false,
  name text,
  description text,
  grants jsonb not null default '{}',
  fields jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (is_built_in or name <> '')
);
create unique index roles_name on roles (lower(name));
comment on table roles is 'what built-in ones grant stands in core/access; their rows are here to be referred to';
comment on column roles.grants is 'permission → data scopes; "department:<id>" is a chosen department with those below';
comment on column roles.fields is 'protected field → {show: visible | masked | hidden, edit: boolean}';

insert into roles (key, is_built_in) values
  ('account-manager', true), ('pre-sales', true), ('customer-success', true), ('team-lead', true),
  ('sales-director', true), ('service-agent', true), ('marketer', true), ('operations', true),
  ('administrator', true), ('executive', true), ('auditor', true);
alter table person_roles drop constraint person_roles_role_check;
alter table person_roles add constraint person_roles_role_fkey foreign key (role) references roles;
create index person_roles_role on person_roles (role);

create table teams (
  id uuid primary key,
  name text not null check (name <> ''),
  description text,
  lead_id uuid references people,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index teams_name on teams (lower(name));

create table team_members (
  team_id uuid not null references teams on delete cascade,
  person_id uuid not null references people on delete cascade,
  primary key (team_id, person_id)
);
create index team_members_person on team_members (person_id);

create table leaves (
  id uuid primary key,
  person_id uuid not null references people,
  delegate_id uuid not null references people,
  from_on date not null,
  until_on date not null,
  note text,
  created_at timestamptz not null default now(),
  created_by uuid references people,
  check (until_on >= from_on),
  check (delegate_id <> person_id)
);
create index leaves_person on leaves (person_id, until_on);
create index leaves_delegate on leaves (delegate_id, until_on);
comment on table leaves is 'while it lasts the delegate reaches what the person reaches as own; nobody is on two leaves at once';

create table collaborators (
  customer_id uuid not null references customers,
  person_id uuid not null references people,
  part text not null check (part in ('backup', 'pre-sales', 'customer-success', 'specialist', 'transition', 'reader')),
  until_on date,
  note text,
  granted_by uuid references people,
  granted_at timestamptz not null default now(),
  primary key (customer_id, person_id)
);
create index collaborators_person on collaborators (person_id, customer_id);
comment on column collaborators.until_on is 'last day; null = until taken away';
