-- Consent from files: a row is a decision of a person for a purpose, by one channel or several.
alter table imports drop constraint imports_kind_check;
alter table imports add constraint imports_kind_check
  check (kind in ('departments', 'people', 'customers', 'contacts', 'orders', 'follow-ups', 'consents'));
alter table consents add column import_id uuid;
