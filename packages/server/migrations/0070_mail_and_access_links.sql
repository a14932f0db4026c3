-- Outgoing mail, and one-time links by which people come in without a password that somebody else knows.

alter table people add column must_change_password boolean not null default false;
comment on column people.must_change_password is 'signed in with a temporary password: nothing else answers until it is changed';

create table mail_settings (
  id boolean primary key default true check (id),
  host text not null check (host <> ''),
  port int not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  check_certificate boolean not null default true,
  username text,
  password_sealed bytea,
  sender_address text not null,
  sender_name text,
  updated_at timestamptz not null default now(),
  updated_by uuid references people
);
comment on column mail_settings.password_sealed is 'AES-256-GCM under the instance''s secret: cannot be read on a machine with another secret';

create table access_links (
  id uuid primary key,
  purpose text not null check (purpose in ('invitation', 'password-reset')),
  person_id uuid not null references people on delete cascade,
  hash bytea not null unique,
  created_at timestamptz not null default now(),
  created_by uuid references people on delete set null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index access_links_person on access_links (person_id, created_at desc);
create index access_links_creator on access_links (created_by);
comment on column access_links.created_by is 'null: asked for on the page for forgotten passwords, or made on the command line';

create table outgoing_mails (
  id uuid primary key,
  kind text not null check (kind in ('invitation', 'password-reset')),
  person_id uuid not null references people on delete cascade,
  link_id uuid references access_links on delete set null,
  to_address text not null,
  content_sealed bytea,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  attempts int not null default 0,
  reason text,
  answer text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  tried_at timestamptz,
  sent_at timestamptz
);
create index outgoing_mails_age on outgoing_mails (created_at desc, id);
create index outgoing_mails_person on outgoing_mails (person_id);
create index outgoing_mails_link on outgoing_mails (link_id);
comment on column outgoing_mails.content_sealed is 'holds a link that lets somebody in: sealed, and gone once the mail is sent';
comment on column outgoing_mails.answer is 'what the mail server said, or why it was not reached';
