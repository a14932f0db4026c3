-- Whoever was writing to a customer while it was being merged waits for the merge, and must not hang anything on it then.
create function refuse_merged_customers() returns trigger language plpgsql as $$
begin
  if exists (select from customers c join added a on a.customer_id = c.id where c.merged_into is not null) then
    raise exception 'a customer was merged into another one meanwhile' using errcode = 'ZK410';
  end if;
  return null;
end $$;
create trigger refuse_merged after insert on contacts
  referencing new table as added for each statement execute function refuse_merged_customers();
create trigger refuse_merged after insert on orders
  referencing new table as added for each statement execute function refuse_merged_customers();
create trigger refuse_merged after insert on follow_ups
  referencing new table as added for each statement execute function refuse_merged_customers();
create trigger refuse_merged after insert on consents
  referencing new table as added for each statement execute function refuse_merged_customers();
create trigger refuse_merged after insert on collaborators
  referencing new table as added for each statement execute function refuse_merged_customers();
create trigger refuse_merged after insert on watched_customers
  referencing new table as added for each statement execute function refuse_merged_customers();

-- Moving a contact asks who refers to it; without these every one of 1,000 would look through 100,000 follow-ups.
create index follow_ups_contact on follow_ups (customer_id, contact_id) where contact_id is not null;
create index consents_contact on consents (customer_id, contact_id) where contact_id is not null;

-- A person's erasure takes the facts of every record that was merged into theirs as well.
create or replace function erase_tenure_facts(request uuid) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  erased bigint;
begin
  with recursive persons as (
    select r.customer_id as id from privacy_requests r
    where r.id = request and r.kind = 'erasure' and r.state = 'running' and r.contact_id is null
    union select c.id from customers c join persons p on c.merged_into = p.id
  )
  update tenures t set reason = t.reason - 'facts' - 'note'
  from persons p where t.customer_id = p.id and t.reason ?| array['facts', 'note'];
  get diagnostics erased = row_count;
  return erased;
end $$;
