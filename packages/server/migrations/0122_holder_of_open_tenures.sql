-- Who holds a customer now, from the index alone: lists and searches of people who reach many ask it for every candidate.
create unique index tenures_holder_now on tenures (customer_id) include (person_id) where end_at = 'infinity';
