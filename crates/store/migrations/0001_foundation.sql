-- The journal: everything that was decided, in order. An index is given once and never again.
create table event (
    journal_index integer primary key,
    body blob not null,
    leaf blob not null
) strict;

-- Facts that were accepted together: up to 256 of them, as an entry bundle of the record's format.
-- The sequencer gives a parcel its place in the record; until then first_index is null.
create table parcel (
    parcel integer primary key,
    journal_index integer references event (journal_index),
    facts integer not null check (facts between 1 and 256),
    bundle blob not null,
    leaves blob not null check (length(leaves) = 32 * facts),
    not_before integer,
    first_index integer
) strict;

create unique index parcel_first_index on parcel (first_index) where first_index is not null;
create index parcel_waiting on parcel (parcel) where first_index is null;

-- A projection: where each revision of each protocol stands. `rebuild` makes it again from the parcels.
create table protocol (
    contest text not null,
    station text not null,
    revision integer not null,
    parcel integer not null references parcel (parcel),
    position integer not null,
    primary key (contest, station, revision)
) strict, without rowid;

-- The committed size and root of each log. It changes by compare-and-swap alone, and only it is ever signed.
create table head (
    log text primary key check (log in ('record', 'journal')),
    size integer not null,
    root blob not null check (length(root) = 32),
    note text not null
) strict;

-- Where this record has been published: what its checkpoints must extend before another is signed.
create table target (
    place text primary key
) strict;

create table setting (
    name text primary key,
    value text not null
) strict;
