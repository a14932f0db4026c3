-- A reference checked for every staged row costs as much as the row: the application removes rows with their import.
alter table import_rows drop constraint import_rows_import_id_fkey;
alter table import_decisions drop constraint import_decisions_import_id_fkey;
