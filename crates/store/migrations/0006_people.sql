-- People by name, apart from the journal, which knows numbers alone: a name can be deleted, and nothing else changes.
create table account (
    person integer primary key,
    login text not null unique,
    name text not null,
    -- Argon2id in PHC form; null until they have chosen one.
    password text,
    -- The shared secret of the second factor, and the newest 30-second step whose code was taken.
    second_factor blob,
    second_factor_step integer not null default 0,
    language text,
    signed_in integer
) strict;

-- Who is signed in. The token itself is in the browser alone: whoever reads this table can sign in as nobody.
create table session (
    token blob primary key check (length(token) = 32),
    person integer not null references account (person) on delete cascade,
    began integer not null,
    seen integer not null,
    complete integer not null check (complete in (0, 1)),
    address text
) strict, without rowid;

create index session_person on session (person);

-- Whoever brings the token may choose the person's password, once. One invitation a person.
create table invitation (
    person integer primary key references account (person) on delete cascade,
    token blob not null unique check (length(token) = 32),
    until integer not null
) strict;
