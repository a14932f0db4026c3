-- Moves are only read by their run. A key over the customer as well, in no order, cost four times as much as the rows;
-- that a run names a customer once is held where it matters: two successors of one tenure are refused.
alter table ownership_run_moves drop constraint ownership_run_moves_pkey;
create index ownership_run_moves_run on ownership_run_moves (run_id);
