-- The largest size that was seen at a place of publication: where it is above 0, a checkpoint must be found there.
alter table target add column seen integer not null default 0;
