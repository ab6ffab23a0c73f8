-- Projections of the journal for the desk: each can be dropped and is made again from the events.

-- Where each paper stands. A paper without a row is expected.
create table paper (
    contest text not null,
    kind text not null check (kind in ('station', 'area')),
    code text not null,
    name text not null,
    since text not null,
    journal_index integer not null,
    state text not null,
    primary key (contest, kind, code)
) strict, without rowid;

-- The history of each paper: the events that tell of it.
create table paper_event (
    contest text not null,
    kind text not null check (kind in ('station', 'area')),
    code text not null,
    journal_index integer not null,
    primary key (contest, kind, code, journal_index)
) strict, without rowid;

-- People as the journal knows them: a number, what they may do, and where. No name.
create table person (
    person integer primary key,
    body text not null
) strict;

-- What one person proposed for another to approve.
create table proposal (
    number integer primary key,
    body text not null
) strict;
