-- Whose unmasked contact data each person was answered, by the company's day: how customer lists leak.

create table contact_views (
  person_id uuid not null references people,
  day date not null,
  customer_id uuid not null,
  sources smallint not null,
  first_at timestamptz not null,
  primary key (person_id, day, customer_id)
);
comment on column contact_views.sources is 'bits: 1 record page, 2 contacts, 4 rows of lists';
create index contact_views_day on contact_views (day);

create table contact_view_days (
  person_id uuid not null references people,
  day date not null,
  customers int not null default 0,
  refused int not null default 0,
  alerted_at timestamptz,
  limited_at timestamptz,
  primary key (person_id, day)
);
create index contact_view_days_day on contact_view_days (day desc, customers desc, person_id);
