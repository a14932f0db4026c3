-- People with a time zone of their own, the history of their posts, and departments as a file to import.

alter table people add column time_zone text check (time_zone <> '');
comment on column people.time_zone is 'IANA name; null = the company''s';

create table post_changes (
  id uuid primary key,
  person_id uuid not null references people,
  at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  actor_name text not null,
  from_department_id uuid,
  from_department text,
  from_post text,
  from_manager_id uuid references people,
  to_department_id uuid,
  to_department text,
  to_post text,
  to_manager_id uuid references people
);
create index post_changes_person on post_changes (person_id, at desc, id);
comment on table post_changes is 'a change of post: another department, post or manager; a department keeps the name it had then';

alter table imports drop constraint imports_kind_check;
alter table imports add constraint imports_kind_check
  check (kind in ('departments', 'people', 'customers', 'contacts', 'orders', 'follow-ups'));
