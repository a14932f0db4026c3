-- Why an edit stopped that nobody stopped: the job that worked on it was lost.
alter table bulk_edits add column error text;
