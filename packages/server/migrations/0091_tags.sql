-- Tags 标签 of the company, and which customers have which.

create table tags (
  id uuid primary key,
  name text not null check (name <> '' and length(name) <= 40),
  colour text not null check (colour in ('grey', 'teal', 'green', 'blue', 'indigo', 'violet', 'rose', 'ochre')),
  group_name text check (group_name <> '' and length(group_name) <= 40),
  version int not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now()
);
create unique index tags_name on tags (lower(name));

create table customer_tags (
  customer_id uuid not null references customers on delete cascade,
  tag_id uuid not null references tags,
  added_at timestamptz not null default now(),
  added_by uuid,
  primary key (customer_id, tag_id)
);
create index customer_tags_tag on customer_tags (tag_id, customer_id);

-- Whoever changes a customer tags it: roles of the company's own that were made before tags could be.
update roles set grants = grants || jsonb_build_object('customer.tag', grants -> 'customer.update')
where not is_built_in and grants ? 'customer.update';
