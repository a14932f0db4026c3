-- Fields of the company's own. Definitions are rows, values stand in one jsonb of each record by the field's key, and
-- what is indexed or unique stands beside it with its type (docs/decisions/0027). No DDL at run time.
create table custom_fields (
  id uuid primary key,
  record text not null check (record in ('customer', 'contact', 'order')),
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  type text not null,
  label text not null check (label <> ''),
  help text,
  section text,
  position int not null,
  is_required boolean not null default false,
  is_unique boolean not null default false,
  is_indexed boolean not null default false,
  in_list boolean not null default false,
  fallback jsonb,
  options jsonb not null default '[]',
  kinds text[] not null default '{}',
  tiers text[] not null default '{}',
  roles text[] not null default '{}',
  -- Values are gathered by a job; before that, whoever writes from now on keeps them already.
  fill_state text not null default 'ready' check (fill_state in ('ready', 'filling', 'failed')),
  fill_after bigint,
  fill_problem jsonb,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  unique (record, key)
);
comment on column custom_fields.key is 'never changes, and is not given to another field when this one is deleted';
comment on column custom_fields.fill_after is 'transactions older than this one did not know that the field is indexed or unique';
create unique index custom_fields_label on custom_fields (record, lower(label)) where deleted_at is null;

alter table contacts add column custom jsonb not null default '{}';
alter table orders add column custom jsonb not null default '{}';

-- What indexed fields hold, one row a value (of many options several). record_id is the customer itself, or its contact
-- or order. No foreign keys: triggers alone write here, and checking two of them costs an import more than the row.
create table custom_values (
  customer_id uuid not null,
  field_id uuid not null,
  record_id uuid not null,
  ordinal smallint not null default 0,
  text text,
  number numeric,
  day date,
  time timestamptz,
  primary key (customer_id, field_id, record_id, ordinal)
);
comment on column custom_values.number is 'of an option: its place among the options, by which lists sort';
create index custom_values_text on custom_values (field_id, text collate "zh-x-icu", customer_id) where text is not null;
create index custom_values_exact on custom_values (field_id, text text_pattern_ops, customer_id) where text is not null;
create index custom_values_number on custom_values (field_id, number, customer_id) where number is not null;
create index custom_values_day on custom_values (field_id, day, customer_id) where day is not null;
create index custom_values_time on custom_values (field_id, time, customer_id) where time is not null;
create statistics custom_values_of_text (mcv) on field_id, text from custom_values;
create statistics custom_values_of_number (mcv) on field_id, number from custom_values;

-- Values that no two records may share. Like customer_keys it is found by value, not by customer.
create table custom_keys (
  field_id uuid not null,
  value text not null,
  customer_id uuid not null,
  record_id uuid not null,
  constraint custom_keys_unique primary key (field_id, value)
);
create index custom_keys_record on custom_keys (record_id);

-- One value as the side table holds it. Long texts are cut: an index row has room for so much, and nothing that is
-- filtered or sorted by differs only after 500 signs.
create function custom_value_rows(field custom_fields, value jsonb)
  returns table (ordinal smallint, text text, number numeric, day date, "time" timestamptz)
  language sql immutable as $$
  select (e.n - 1)::smallint,
    case when field.type not in ('number', 'percent', 'money', 'date', 'dateTime') then left(e.v, 500) end,
    case when field.type in ('number', 'percent', 'money') then e.v::numeric
      when field.type = 'choice' then (select o.n from jsonb_array_elements(field.options) with ordinality o(v, n)
        where o.v ->> 'key' = e.v) end,
    case when field.type = 'date' then e.v::date end,
    case when field.type = 'dateTime' then e.v::timestamptz end
  from (
    select value #>> '{}' as v, 1::bigint as n where jsonb_typeof(value) not in ('array', 'null')
    union all
    select a.v, a.n from jsonb_array_elements_text(case jsonb_typeof(value) when 'array' then value else '[]' end)
      with ordinality a(v, n)
  ) e
$$;

-- What makes two values of a unique field equal: case and width do not count, nor how a number is written.
create function custom_key_of(type text, value jsonb) returns text language sql immutable as $$
  select case
    when type = 'number' then trim_scale((value #>> '{}')::numeric)::text
    when type = 'phone' then regexp_replace(normalize(value #>> '{}', NFKC), '[^0-9+]', '', 'g')
    else lower(normalize(value #>> '{}', NFKC)) end
$$;

-- Every way of writing a record keeps both tables: by hand, import, merge, restore, undo. A deleted record gives its
-- values back.
create function keep_custom_of_inserted() returns trigger language plpgsql as $$
begin
  if not exists (select from custom_fields f where f.record = tg_argv[0] and f.deleted_at is null
      and (f.is_indexed or f.is_unique)) then
    return null;
  end if;
  -- A record that moves to another customer is inserted there before or after it is deleted here.
  delete from custom_keys k using inserted n where k.record_id = n.id;
  if tg_argv[0] = 'customer' then
    insert into custom_values (customer_id, field_id, record_id, ordinal, text, number, day, time)
    select n.id, f.id, n.id, v.ordinal, v.text, v.number, v.day, v.time
    from inserted n join custom_fields f on f.record = 'customer' and f.is_indexed and f.deleted_at is null
      and n.custom ? f.key
    cross join lateral custom_value_rows(f, n.custom -> f.key) v
    where n.deleted_at is null;
    insert into custom_keys (field_id, value, customer_id, record_id)
    select f.id, custom_key_of(f.type, n.custom -> f.key), n.id, n.id
    from inserted n join custom_fields f on f.record = 'customer' and f.is_unique and f.deleted_at is null
      and n.custom ? f.key
    where n.deleted_at is null order by 1, 2;
  else
    insert into custom_values (customer_id, field_id, record_id, ordinal, text, number, day, time)
    select n.customer_id, f.id, n.id, v.ordinal, v.text, v.number, v.day, v.time
    from inserted n join custom_fields f on f.record = tg_argv[0] and f.is_indexed and f.deleted_at is null
      and n.custom ? f.key
    cross join lateral custom_value_rows(f, n.custom -> f.key) v
    where n.deleted_at is null;
    insert into custom_keys (field_id, value, customer_id, record_id)
    select f.id, custom_key_of(f.type, n.custom -> f.key), n.customer_id, n.id
    from inserted n join custom_fields f on f.record = tg_argv[0] and f.is_unique and f.deleted_at is null
      and n.custom ? f.key
    where n.deleted_at is null order by 1, 2;
  end if;
  return null;
end $$;

create function keep_custom_of_updated() returns trigger language plpgsql as $$
declare
  of_customer uuid;
  before jsonb := case when old.deleted_at is null then old.custom else '{}' end;
  after jsonb := case when new.deleted_at is null then new.custom else '{}' end;
  f custom_fields;
begin
  of_customer := case when tg_argv[0] = 'customer' then new.id else (to_jsonb(new) ->> 'customer_id')::uuid end;
  for f in select * from custom_fields d where d.record = tg_argv[0] and d.deleted_at is null
      and (d.is_indexed or d.is_unique) and (before -> d.key) is distinct from (after -> d.key) loop
    if f.is_indexed then
      delete from custom_values v where v.customer_id = of_customer and v.field_id = f.id and v.record_id = new.id;
      insert into custom_values (customer_id, field_id, record_id, ordinal, text, number, day, time)
      select of_customer, f.id, new.id, v.ordinal, v.text, v.number, v.day, v.time
      from custom_value_rows(f, after -> f.key) v where after ? f.key;
    end if;
    if f.is_unique then
      delete from custom_keys k where k.record_id = new.id and k.field_id = f.id;
      insert into custom_keys (field_id, value, customer_id, record_id)
      select f.id, custom_key_of(f.type, after -> f.key), of_customer, new.id where after ? f.key;
    end if;
  end loop;
  return null;
end $$;

create function keep_custom_of_deleted() returns trigger language plpgsql as $$
declare
  of_customer uuid;
begin
  of_customer := case when tg_argv[0] = 'customer' then old.id else (to_jsonb(old) ->> 'customer_id')::uuid end;
  delete from custom_values v where v.customer_id = of_customer and v.record_id = old.id;
  delete from custom_keys k where k.record_id = old.id and k.customer_id = of_customer;
  return old;
end $$;

create trigger keep_custom_inserted after insert on customers referencing new table as inserted
  for each statement execute function keep_custom_of_inserted('customer');
create trigger keep_custom_inserted after insert on contacts referencing new table as inserted
  for each statement execute function keep_custom_of_inserted('contact');
create trigger keep_custom_inserted after insert on orders referencing new table as inserted
  for each statement execute function keep_custom_of_inserted('order');

create trigger keep_custom_updated after update of custom, deleted_at on customers for each row
  when (old.custom is distinct from new.custom
    or ((old.deleted_at is null) <> (new.deleted_at is null) and new.custom <> '{}'))
  execute function keep_custom_of_updated('customer');
create trigger keep_custom_updated after update of custom, deleted_at on contacts for each row
  when (old.custom is distinct from new.custom
    or ((old.deleted_at is null) <> (new.deleted_at is null) and new.custom <> '{}'))
  execute function keep_custom_of_updated('contact');
create trigger keep_custom_updated after update of custom, deleted_at on orders for each row
  when (old.custom is distinct from new.custom
    or ((old.deleted_at is null) <> (new.deleted_at is null) and new.custom <> '{}'))
  execute function keep_custom_of_updated('order');

create trigger keep_custom_deleted before delete on customers for each row when (old.custom <> '{}')
  execute function keep_custom_of_deleted('customer');
create trigger keep_custom_deleted before delete on contacts for each row when (old.custom <> '{}')
  execute function keep_custom_of_deleted('contact');
create trigger keep_custom_deleted before delete on orders for each row when (old.custom <> '{}')
  execute function keep_custom_of_deleted('order');
