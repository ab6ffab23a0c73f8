//! Wrong areas and stations.

use super::Case;
use super::In::{Areas, Stations};

pub const CASES: &[Case] = &[
    (
        Areas,
        "E,district",
        "D,district",
        &[
            r#"areas.csv:4: column code: found "D" twice, expected a code that is not used yet"#,
            r#"stations.csv:6: column area: found "E", expected the code of an area"#,
        ],
    ),
    (
        Areas,
        "D,district,C",
        "D,district,E",
        &[r#"areas.csv:3: column parent: found "E", expected the code of an earlier area"#],
    ),
    (
        Areas,
        "C,country,,",
        "C,country,D,",
        &[r#"areas.csv:2: column parent: found "D", expected no parent: the first area is the root"#],
    ),
    (
        Areas,
        "D,district,C,One",
        "D,region,,One",
        &[
            r#"areas.csv:3: column level: found "region", expected one of country or district"#,
            "areas.csv:3: column parent: found no parent, expected the code of an earlier area: only the first is the root",
        ],
    ),
    (
        Areas,
        "D,district,C,One,Un",
        "D,country,C,One,",
        &[
            r#"areas.csv:3: column level: found "country", expected a level below its parent's"#,
            "areas.csv:3: column name_fr: found nothing, expected a name",
        ],
    ),
    (
        Areas,
        "Pays,+01:00",
        "Pays,",
        &[
            r#"areas.csv:2: column utc_offset: found no offset, expected an offset from UTC such as "+05:00" at the root area"#,
        ],
    ),
    (
        Areas,
        "Un,+01:00",
        "Un,1",
        &[r#"areas.csv:3: column utc_offset: found "1", expected an offset from UTC such as "+05:00""#],
    ),
    (
        Areas,
        "utc_offset",
        "offset",
        &[
            r#"areas.csv:1: found the unknown column "offset", expected one of code, level, name_en, name_fr, parent or utc_offset"#,
            r#"areas.csv:2: column utc_offset: found no offset, expected an offset from UTC such as "+05:00" at the root area"#,
        ],
    ),
    (
        Areas,
        "name_fr",
        "name_de",
        &[
            "areas.csv:1: found no column name_fr, expected one of code, level, name_en, name_fr, parent or utc_offset",
            r#"areas.csv:1: found the unknown column "name_de", expected one of code, level, name_en, name_fr, parent or utc_offset, did you mean "name_en"?"#,
        ],
    ),
    (
        Areas,
        "E,district,C,Two,Deux,",
        "E,district,C",
        &[
            "areas.csv:4: found 3 cells, expected 6 cells",
            r#"stations.csv:6: column area: found "E", expected the code of an area"#,
        ],
    ),
    (Stations, "1,D", "1,X", &[r#"stations.csv:2: column area: found "X", expected the code of an area"#]),
    (
        Stations,
        "1,D",
        "C,D",
        &[r#"stations.csv:2: column code: found "C" twice, expected a code that is not used yet"#],
    ),
    (
        Stations,
        "abroad,80,PT",
        "abroad,80,",
        &[
            r#"stations.csv:6: column country: found nothing, expected an ISO 3166 code of two capital letters, such as "DE": the station is abroad"#,
        ],
    ),
    (
        Stations,
        "abroad,80,PT",
        "abroad,80,Pt",
        &[
            r#"stations.csv:6: column country: found "Pt", expected an ISO 3166 code of two capital letters, such as "DE""#,
        ],
    ),
    (
        Stations,
        ",,200,",
        ",,two,",
        &[r#"stations.csv:2: column registered: found "two", expected an integer from 0 to 1000000000"#],
    ),
    (
        Stations,
        ",,200,",
        ",,29,",
        &[
            "stations.csv:2: column unit: found nothing with 29 registered, expected a publication unit: fewer than 30 are registered",
        ],
    ),
    (
        Stations,
        "12,,,U",
        "12,,,V",
        &[
            r#"stations.csv:3: column unit: found "V", expected the code of a row of kind unit"#,
            "stations.csv:5: column code: found a unit of 1 stations, expected at least two",
            "stations.csv:5: column registered: found 32, expected 20, the sum of its members",
        ],
    ),
    (
        Stations,
        "2,D,Hut,,12",
        "2,E,Hut,,12",
        &[r#"stations.csv:3: column unit: found "U", expected a unit in the same area, "E""#],
    ),
    (
        Stations,
        "2,D,Hut,,12",
        "2,D,Hut,,",
        &[
            "stations.csv:3: column registered: found nothing, expected a count: the station belongs to a unit",
            "stations.csv:5: column registered: found 32, expected 20, the sum of its members",
        ],
    ),
    (
        Stations,
        "unit,32",
        "unit,31",
        &["stations.csv:5: column registered: found 31, expected 32, the sum of its members"],
    ),
    (
        Stations,
        "unit,32",
        "unit,29",
        &["stations.csv:5: column registered: found 29, expected at least 30: it is a publication unit"],
    ),
];
