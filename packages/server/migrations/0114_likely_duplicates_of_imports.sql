-- Rows of an import that are likely duplicates by the weighted rules: of customers that are there, or of each other.
-- Made anew with the decisions. No references, as with import_decisions: a check for every row costs as much as the row.
create table import_duplicates (
  import_id uuid not null,
  row_no int not null,
  place smallint not null,
  customer_id uuid,
  other_row int,
  score int not null,
  evidence int not null,
  primary key (import_id, row_no, place),
  check ((customer_id is null) <> (other_row is null))
);
comment on column import_duplicates.place is 'the most certain first, from 1';
comment on column import_duplicates.evidence is 'sum of bits, see core/duplicates/evidence';
