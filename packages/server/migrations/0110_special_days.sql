-- Birthdays and anniversaries (纪念日): of a customer or of one of its contacts, by the solar or the Chinese calendar.
-- When a day comes next is stored: it changes once a year, by the nightly run, and an index finds the days of a month.

create table special_days (
  customer_id uuid not null references customers,
  id uuid not null,
  contact_id uuid,
  kind text not null check (kind in ('birthday', 'founding', 'cooperation', 'wedding', 'other')),
  label text check (label <> '' and length(label) <= 50),
  calendar text not null check (calendar in ('solar', 'lunar')),
  year smallint,
  month smallint not null check (month between 1 and 12),
  day smallint not null check (day between 1 and 31),
  is_leap boolean not null default false check (calendar = 'lunar' or not is_leap),
  next_on date not null,
  version int not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  import_id uuid,
  primary key (customer_id, id),
  foreign key (customer_id, contact_id) references contacts (customer_id, id)
);
comment on column special_days.year is 'the year it began with; null = not known';
create index special_days_next on special_days (next_on, customer_id);
create index special_days_contact on special_days (customer_id, contact_id) where contact_id is not null;
create index special_days_import on special_days (import_id) where import_id is not null;

alter table customer_stats add column next_birthday_on date;
alter table customer_stats add column next_anniversary_on date;
alter table customer_stats add column completeness smallint check (completeness between 0 and 100);
comment on column customer_stats.next_birthday_on is 'of the customer or of a contact, whichever comes first';
create index customer_stats_next_birthday on customer_stats (next_birthday_on, customer_id);
create index customer_stats_next_anniversary on customer_stats (next_anniversary_on, customer_id);
create index customer_stats_completeness on customer_stats (completeness, customer_id);

-- Days of contacts in the bin do not count.
create function keep_next_days_of(customers uuid[]) returns void language sql as $$
  update customer_stats s set next_birthday_on = w.birthday_on, next_anniversary_on = w.anniversary_on
  from (
    select i.id, min(d.next_on) filter (where d.kind = 'birthday') as birthday_on,
      min(d.next_on) filter (where d.kind <> 'birthday') as anniversary_on
    from (select distinct unnest(customers) as id) i
    left join special_days d on d.customer_id = i.id and not exists (
      select from contacts n where n.customer_id = d.customer_id and n.id = d.contact_id and n.deleted_at is not null)
    group by i.id
  ) w
  where s.customer_id = w.id
    and (s.next_birthday_on, s.next_anniversary_on) is distinct from (w.birthday_on, w.anniversary_on)
$$;

create function keep_next_days() returns trigger language plpgsql as $$
begin
  perform keep_next_days_of(array(select distinct customer_id from changed));
  return null;
end $$;
create trigger keep_next_days_inserted after insert on special_days
  referencing new table as changed for each statement execute function keep_next_days();
create trigger keep_next_days_updated after update on special_days
  referencing new table as changed for each statement execute function keep_next_days();
create trigger keep_next_days_deleted after delete on special_days
  referencing old table as changed for each statement execute function keep_next_days();

create function keep_next_days_of_contact() returns trigger language plpgsql as $$
begin
  if exists (select from special_days d where d.customer_id = new.customer_id and d.contact_id = new.id) then
    perform keep_next_days_of(array[new.customer_id]);
  end if;
  return null;
end $$;
create trigger keep_next_days after update of deleted_at on contacts for each row
  when ((old.deleted_at is null) <> (new.deleted_at is null)) execute function keep_next_days_of_contact();

create trigger refuse_merged after insert on special_days
  referencing new table as added for each statement execute function refuse_merged_customers();
