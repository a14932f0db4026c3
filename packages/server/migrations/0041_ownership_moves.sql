-- A preview of a million customers writes a million moves: no reference checked for each (runs are never deleted).
alter table ownership_run_moves drop constraint ownership_run_moves_run_id_fkey;
alter table ownership_run_moves add column tier text;
comment on column ownership_run_moves.tier is 'when the move was decided, as revenue is';
