-- What was written last waits in a list that every search goes through first: of the usual 4 MB that takes milliseconds
-- for each of a search's dozen looks, of half of one nothing that anybody notices.
alter index customers_search set (gin_pending_list_limit = 512);
alter index contact_tokens_search set (gin_pending_list_limit = 512);
alter index follow_up_grams_search set (gin_pending_list_limit = 512);
select gin_clean_pending_list('customers_search');
select gin_clean_pending_list('contact_tokens_search');
select gin_clean_pending_list('follow_up_grams_search');
