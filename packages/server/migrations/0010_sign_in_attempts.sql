-- Delays grow from the latest attempt, not from the first of an hour.
alter table sign_in_attempts rename column window_started_at to last_attempt_at;
create index sign_in_attempts_age on sign_in_attempts (last_attempt_at);
