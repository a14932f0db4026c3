-- Search beyond customers: pieces of contacts' names and of follow-ups' texts, order numbers, and what waits to be made
-- findable. What exists is filled in the background (search/index-search.ts), so that a company of a million starts as
-- quickly as before.

create table contact_tokens (
  customer_id uuid not null,
  contact_id uuid not null,
  tokens text[] not null,
  primary key (customer_id, contact_id),
  foreign key (customer_id, contact_id) references contacts (customer_id, id) on delete cascade
);
create index contact_tokens_search on contact_tokens using gin (tokens);
comment on table contact_tokens is 'bigrams, pinyin and initials of living contacts'' names, made by core/search';

create table follow_up_grams (
  customer_id uuid not null,
  follow_up_id uuid not null,
  grams int[] not null,
  primary key (customer_id, follow_up_id),
  foreign key (customer_id, follow_up_id) references follow_ups (customer_id, id) on delete cascade
);
create index follow_up_grams_search on follow_up_grams using gin (grams);
comment on table follow_up_grams is 'hashes of neighbouring signs of living follow-ups'' texts, made by core/search';

create table search_backlog (
  kind text not null check (kind in ('contact', 'follow-up')),
  customer_id uuid not null,
  id uuid not null,
  primary key (kind, customer_id, id)
);
comment on table search_backlog is 'what is new or changed and not findable yet; a job empties it every minute';

create table search_progress (
  part text primary key,
  after_customer_id uuid,
  after_id uuid,
  done_at timestamptz
);
comment on table search_progress is 'walks over what was there before search knew it; begun anew after a restore';

create function note_new_texts() returns trigger language plpgsql as $$
begin
  insert into search_backlog (kind, customer_id, id) select tg_argv[0], n.customer_id, n.id from changed n
  where n.deleted_at is null on conflict do nothing;
  return null;
end $$;
create trigger note_new_texts after insert on contacts
  referencing new table as changed for each statement execute function note_new_texts('contact');
create trigger note_new_texts after insert on follow_ups
  referencing new table as changed for each statement execute function note_new_texts('follow-up');

-- Pieces of a name or text that is no more go with it, not a minute later.
create function note_changed_names() returns trigger language plpgsql as $$
begin
  with gone as (
    delete from contact_tokens t using changed n, former o
    where o.customer_id = n.customer_id and o.id = n.id and t.customer_id = n.customer_id and t.contact_id = n.id
      and (o.name <> n.name or n.deleted_at is not null)
  )
  insert into search_backlog (kind, customer_id, id)
  select 'contact', n.customer_id, n.id from changed n join former o on o.customer_id = n.customer_id and o.id = n.id
  where n.deleted_at is null and (o.name <> n.name or o.deleted_at is not null) on conflict do nothing;
  return null;
end $$;
create trigger note_changed_names after update on contacts
  referencing old table as former new table as changed for each statement execute function note_changed_names();

create function note_changed_texts() returns trigger language plpgsql as $$
begin
  with gone as (
    delete from follow_up_grams g using changed n, former o
    where o.customer_id = n.customer_id and o.id = n.id and g.customer_id = n.customer_id and g.follow_up_id = n.id
      and (o.text <> n.text or n.deleted_at is not null)
  )
  insert into search_backlog (kind, customer_id, id)
  select 'follow-up', n.customer_id, n.id from changed n join former o on o.customer_id = n.customer_id and o.id = n.id
  where n.deleted_at is null and (o.text <> n.text or o.deleted_at is not null) on conflict do nothing;
  return null;
end $$;
create trigger note_changed_texts after update on follow_ups
  referencing old table as former new table as changed for each statement execute function note_changed_texts();

-- Order numbers by their beginning, and by their end: what differs stands at the end.
create index orders_number_start on orders (lower(number) collate "C") where deleted_at is null;
create index orders_number_end on orders (reverse(lower(number)) collate "C") where deleted_at is null;
