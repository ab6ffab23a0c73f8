-- Where a parcel stands in the record is kept apart from its facts: to give a place then writes a few bytes, and not
-- all facts a second time.
create table sequenced (
    first_index integer primary key,
    parcel integer not null unique references parcel (parcel)
) strict;

insert into sequenced (first_index, parcel)
    select first_index, parcel from parcel where first_index is not null;

drop index parcel_first_index;
drop index parcel_waiting;
alter table parcel drop column first_index;
