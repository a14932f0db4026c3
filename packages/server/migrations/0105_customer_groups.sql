-- Parent and subsidiary: who a customer belongs to. Apart from the wide row, so that a change writes two words and bulk
-- changes fire nothing else. A link to a customer in the bin stays and counts again when that one is taken back.

create table customer_parents (
  customer_id uuid primary key references customers,
  parent_id uuid not null references customers,
  set_at timestamptz not null default clock_timestamp(),
  set_by uuid references people,
  import_id uuid,
  check (customer_id <> parent_id)
);
create index customer_parents_parent on customer_parents (parent_id, customer_id);

-- No circles, and no endless chains: 20 levels here, of which people may use 10 (merging may deepen a group).
-- Writers take turns, because two that each see no circle could close one together.
create function refuse_circles() returns trigger language plpgsql as $$
declare
  found uuid;
begin
  perform pg_advisory_xact_lock(4205, 1);
  -- A merged record keeps its link for the day the merge is undone; nothing new is hung on it, nor it on anything.
  if exists (select from added a join customers c on c.id = a.parent_id where c.merged_into is not null)
    or (tg_op = 'INSERT' and exists (
      select from added a join customers c on c.id = a.customer_id where c.merged_into is not null)) then
    raise exception 'a customer was merged into another one meanwhile' using errcode = 'ZK410';
  end if;
  with recursive up (start, at, depth) as (
    select a.customer_id, a.parent_id, 1 from added a
    union all
    select u.start, p.parent_id, u.depth + 1 from up u join customer_parents p on p.customer_id = u.at
    where u.at <> u.start and u.depth < 40
  )
  select u.start into found from up u where u.at = u.start limit 1;
  if found is not null then
    raise exception 'customer % would be above itself', found using errcode = 'ZK411';
  end if;
  with recursive up (start, at, depth) as (
    select a.customer_id, a.parent_id, 1 from added a
    union all
    select u.start, p.parent_id, u.depth + 1 from up u join customer_parents p on p.customer_id = u.at
    where u.depth < 40
  ), down (start, at, depth) as (
    select a.customer_id, a.customer_id, 0 from added a
    union all
    select d.start, p.customer_id, d.depth + 1 from down d join customer_parents p on p.parent_id = d.at
    where d.depth < 40
  )
  select a.start into found
  from (select start, max(depth) as levels from up group by start) a
  join (select start, max(depth) as levels from down group by start) b on b.start = a.start
  where a.levels + b.levels > 19 limit 1;
  if found is not null then
    raise exception 'the group of customer % would be too deep', found using errcode = 'ZK412';
  end if;
  return null;
end $$;
create trigger refuse_circles_inserted after insert on customer_parents
  referencing new table as added for each statement execute function refuse_circles();
create trigger refuse_circles_updated after update on customer_parents
  referencing new table as added for each statement execute function refuse_circles();

-- What a merge changed in the tree, so that undoing it puts back exactly that.
create table customer_merge_parents (
  merge_id uuid not null references customer_merges,
  customer_id uuid not null references customers,
  old_parent_id uuid,
  new_parent_id uuid,
  kept jsonb,
  primary key (merge_id, customer_id)
);
comment on column customer_merge_parents.kept is 'the survivor''s own link, whole';
