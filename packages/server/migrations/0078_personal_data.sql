-- Personal data: consent with its evidence, requests for export and erasure, and the two ways of erasing what the
-- application's role cannot otherwise change.

alter table customers add column erased_at timestamptz;
alter table contacts add column erased_at timestamptz;
comment on column customers.erased_at is 'what identified the person is gone for good; orders and holders stay';

create table consents (
  customer_id uuid not null references customers,
  id uuid not null,
  contact_id uuid,
  purpose text not null check (purpose <> ''),
  channel text not null check (channel in ('phone', 'sms', 'wechat', 'email', 'post')),
  decision text not null check (decision in ('given', 'refused')),
  decided_on date not null,
  method text not null check (method in ('form', 'contract', 'message', 'call', 'meeting', 'website', 'other')),
  evidence text,
  file_id uuid references files,
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by uuid references people,
  recorded_name text not null,
  ended_on date,
  end_kind text check (end_kind in ('withdrawn', 'replaced')),
  end_note text,
  ended_at timestamptz,
  ended_by uuid references people,
  ended_name text,
  primary key (customer_id, id),
  foreign key (customer_id, contact_id) references contacts (customer_id, id),
  check (num_nulls(ended_on, end_kind, ended_at, ended_name) in (0, 4))
);
comment on table consents is 'a row is a decision of a person, never rewritten: a withdrawal ends it, a new decision replaces it';
comment on column consents.contact_id is 'null = the individual customer itself';
create unique index consents_standing on consents
  (customer_id, coalesce(contact_id, '00000000-0000-0000-0000-000000000000'::uuid), purpose, channel)
  where ended_on is null;
create index consents_file on consents (file_id) where file_id is not null;

create table privacy_requests (
  id uuid primary key,
  kind text not null check (kind in ('export', 'erasure')),
  state text not null check (state in ('queued', 'running', 'done', 'failed')),
  customer_id uuid not null references customers,
  contact_id uuid,
  subject text not null,
  reason text not null,
  result jsonb not null default '{}',
  error text,
  created_at timestamptz not null default clock_timestamp(),
  created_by uuid references people,
  created_name text not null,
  finished_at timestamptz
);
create index privacy_requests_latest on privacy_requests (created_at desc, id);
create unique index privacy_requests_under_way on privacy_requests
  (customer_id, coalesce(contact_id, '00000000-0000-0000-0000-000000000000'::uuid))
  where kind = 'erasure' and state in ('queued', 'running');
comment on column privacy_requests.subject is 'whom it is about; after an erasure what stands in place of the name';

-- The seals cover digests: values may go for good, but only with an erasure under way, and only whole.
create function erase_audit_values(request uuid, entries uuid[]) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  erased bigint;
begin
  if not exists (select from privacy_requests r where r.id = request and r.kind = 'erasure' and r.state = 'running') then
    raise exception 'no erasure % is under way', request using errcode = 'insufficient_privilege';
  end if;
  delete from audit_values where entry_id = any(entries);
  get diagnostics erased = row_count;
  return erased;
end $$;
revoke all on function erase_audit_values(uuid, uuid[]) from public;

-- Who held whom and since when stays; the facts and notes a decision remembered of the person go.
create function erase_tenure_facts(request uuid) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  erased bigint;
begin
  update tenures t set reason = t.reason - 'facts' - 'note'
  from privacy_requests r
  where r.id = request and r.kind = 'erasure' and r.state = 'running' and r.contact_id is null
    and t.customer_id = r.customer_id and t.reason ?| array['facts', 'note'];
  get diagnostics erased = row_count;
  return erased;
end $$;
revoke all on function erase_tenure_facts(uuid) from public;
