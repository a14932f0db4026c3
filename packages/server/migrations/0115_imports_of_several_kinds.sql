-- Customers, contacts and orders in one file: a row decides for each of its parts.
alter table imports drop constraint imports_kind_check;
alter table imports add constraint imports_kind_check
  check (kind in ('departments', 'people', 'customers', 'contacts', 'orders', 'combined', 'follow-ups', 'consents'));
alter table import_decisions add column parts jsonb;
comment on column import_decisions.parts is 'of a file of several kinds: customer, contact, order → action';
