-- Edits on a customer's timeline, newest first, past the thousands of entries that the timeline tells in another way.
create index audit_entries_timeline on audit_entries (customer_id, at desc, id desc)
  where customer_id is not null and action in ('customer.update', 'customer.restore', 'customer.next-contact',
    'contact.create', 'contact.update', 'contact.delete', 'collaborator.add', 'collaborator.update', 'collaborator.remove',
    'order.update', 'order.delete', 'follow-up.update', 'follow-up.delete');
