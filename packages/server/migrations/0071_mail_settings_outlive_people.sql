-- Who set up the mail server may be removed (the demo's people are); the settings stay.
alter table mail_settings drop constraint mail_settings_updated_by_fkey;
alter table mail_settings add constraint mail_settings_updated_by_fkey
  foreign key (updated_by) references people on delete set null;
