-- Audit rows are sealed into a hash chain by a job; packages/core/src/audit/chain.ts says what each hash covers.

-- Without its salt a digest of a phone number could be guessed; the salt goes when the values go.
alter table audit_values add column salt bytea not null default uuid_send(gen_random_uuid());

create table audit_seals (
  seq bigint primary key check (seq > 0),
  entry_id uuid not null unique references audit_entries,
  values_digest bytea,
  entry_digest bytea not null,
  seal bytea not null
);
comment on table audit_seals is 'append-only; the order of sealing, which is the order of the chain';

-- A running seal over rows in their order, in one pass: the first value is where the chain stands.
create function audit_chain_step(bytea, bytea) returns bytea language sql immutable strict parallel safe
  as 'select sha256($1 || $2)';
create aggregate audit_chain(bytea) (sfunc = audit_chain_step, stype = bytea);
