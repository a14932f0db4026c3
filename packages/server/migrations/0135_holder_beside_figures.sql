-- Who holds a customer stands beside the figures that lists are sorted by, and in their indexes: the list of a team of
-- hundreds walks one index and asks it alone whose each customer is (docs/decisions/0044). Tenures stay the truth; this
-- follows them in the same statement.
drop index customer_stats_revenue, customer_stats_last_order, customer_stats_last_follow_up, customer_stats_next_contact,
  customer_stats_next_birthday, customer_stats_next_anniversary, customer_stats_completeness;

alter table customer_stats add column holder_id uuid;
comment on column customer_stats.holder_id is 'the person of the open tenure, null where a pool has it; written by triggers only';

update customer_stats s set holder_id = t.person_id from tenures t
  where t.customer_id = s.customer_id and t.end_at = 'infinity' and t.person_id is not null;

create index customer_stats_revenue on customer_stats (revenue12m, customer_id) include (holder_id);
create index customer_stats_last_order on customer_stats (last_order_on, customer_id) include (holder_id);
create index customer_stats_last_follow_up on customer_stats (last_follow_up_at, customer_id) include (holder_id);
create index customer_stats_next_contact on customer_stats (next_contact_on, customer_id) include (holder_id);
create index customer_stats_next_birthday on customer_stats (next_birthday_on, customer_id) include (holder_id);
create index customer_stats_next_anniversary on customer_stats (next_anniversary_on, customer_id) include (holder_id);
create index customer_stats_completeness on customer_stats (completeness, customer_id) include (holder_id);

-- Planned anew each time: one tenure and a million want other plans. A holder changes by opening a tenure, always.
create function note_holders() returns trigger language plpgsql as $$
begin
  execute 'update customer_stats s set holder_id = o.person_id from opened o
    where o.end_at = ''infinity'' and s.customer_id = o.customer_id and s.holder_id is distinct from o.person_id';
  return null;
end $$;
create trigger tenures_note_holders after insert on tenures referencing new table as opened
  for each statement execute function note_holders();

-- Figures that come after the tenure.
create function holder_of_new_figures() returns trigger language plpgsql as $$
begin
  new.holder_id := (select t.person_id from tenures t where t.customer_id = new.customer_id and t.end_at = 'infinity');
  return new;
end $$;
create trigger customer_stats_holder before insert on customer_stats
  for each row when (new.holder_id is null) execute function holder_of_new_figures();
