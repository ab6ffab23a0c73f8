-- Where this record is published, in the order in which the places were settled. A publication is written in this
-- order, so that what any place shows, every older one shows too; and whoever has a copy of this database knows the
-- oldest place at least. `seen` is the largest size that was seen there.
create table place (
    number integer primary key,
    place text not null unique,
    seen integer not null default 0
) strict;

insert into place (place, seen) select place, seen from target order by rowid;

drop table target;
