-- A first import creates nearly every row: only the rest is looked for by what happens to it.
drop index import_decisions_action;
create index import_decisions_action on import_decisions (import_id, action, row_no) where action <> 'create';
