//! GeoJSON (RFC 7946), as much as a map of areas needs: a collection of polygons with a code each.

use super::{BOUNDARIES, NotAGeography, Outline};
use serde_json::Value;
use std::collections::BTreeMap;

/// Width of the picture, in its own units.
pub const WIDTH: i32 = 1_000;

type Ring = Vec<(f64, f64)>;

fn wrong(place: String, found: String, expected: &str) -> NotAGeography {
    NotAGeography { file: BOUNDARIES, place, found, expected: expected.to_owned() }
}

/// The outlines by area, and the height of the picture.
pub(super) fn read(
    bytes: &[u8],
    known: &dyn Fn(&str) -> bool,
) -> Result<(BTreeMap<String, Outline>, i32), NotAGeography> {
    let whole: Value = serde_json::from_slice(bytes).map_err(|error| {
        wrong(format!("line {}", error.line()), "something that is not JSON".to_owned(), "GeoJSON")
    })?;
    let Some(features) = whole.get("features").and_then(Value::as_array) else {
        let found = "no list of features".to_owned();
        return Err(wrong("the file".to_owned(), found, "a FeatureCollection"));
    };
    let mut areas: BTreeMap<String, Vec<Ring>> = BTreeMap::new();
    for (number, feature) in (1..).zip(features) {
        let wrong = |found: String, expected: &str| wrong(format!("feature {number}"), found, expected);
        let Some(code) = feature.pointer("/properties/area").and_then(Value::as_str) else {
            return Err(wrong("no property area".to_owned(), "the code of an area as text"));
        };
        if !known(code) {
            return Err(wrong(format!("the area {code:?}"), "an area of the election"));
        }
        let kind = feature.pointer("/geometry/type").and_then(Value::as_str).unwrap_or("no geometry");
        let coordinates = feature.pointer("/geometry/coordinates").and_then(Value::as_array);
        let rings = match (kind, coordinates) {
            ("Polygon", Some(polygon)) => rings(polygon),
            ("MultiPolygon", Some(polygons)) => {
                let polygons = polygons.iter().map(|polygon| rings(polygon.as_array()?));
                polygons.collect::<Option<Vec<_>>>().map(|polygons| polygons.concat())
            }
            _ => return Err(wrong(format!("{kind:?}"), "a Polygon or MultiPolygon")),
        };
        let rings = rings.ok_or_else(|| {
            wrong("coordinates of another form".to_owned(), "rings of four longitudes and latitudes or more")
        })?;
        areas.entry(code.to_owned()).or_default().extend(rings);
    }
    Ok(project(&areas))
}

fn rings(polygon: &[Value]) -> Option<Vec<Ring>> {
    let ring = |ring: &Value| -> Option<Ring> {
        let points: Ring = ring.as_array()?.iter().map(point).collect::<Option<_>>()?;
        (points.len() >= 4).then_some(points)
    };
    polygon.iter().map(ring).collect()
}

/// Longitude and latitude in degrees.
fn point(position: &Value) -> Option<(f64, f64)> {
    let position = position.as_array()?;
    let (x, y) = (position.first()?.as_f64()?, position.get(1)?.as_f64()?);
    (x.abs() <= 360.0 && y.abs() <= 90.0).then_some((x, y))
}

/// The cosine of an angle of at most a quarter turn, in radians: the first terms of its series, to far below a unit of
/// the picture.
fn cosine(angle: f64) -> f64 {
    let square = angle * angle;
    let (mut sum, mut term) = (1.0, 1.0);
    for step in 1..12 {
        let step = f64::from(step);
        term *= -square / ((2.0 * step - 1.0) * (2.0 * step));
        sum += term;
    }
    sum
}

/// Degrees to whole units; points that fall on the one before are left out.
fn project(areas: &BTreeMap<String, Vec<Ring>>) -> (BTreeMap<String, Outline>, i32) {
    let points = || areas.values().flatten().flatten();
    let least = |of: fn(&(f64, f64)) -> f64| points().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&(f64, f64)) -> f64| points().map(of).fold(f64::NEG_INFINITY, f64::max);
    let (west, east) = (least(|point| point.0), most(|point| point.0));
    let (south, north) = (least(|point| point.1), most(|point| point.1));
    if points().next().is_none() {
        return (BTreeMap::new(), 0);
    }
    let narrow = cosine((south + north) / 2.0 * std::f64::consts::PI / 180.0).max(0.01);
    let scale = f64::from(WIDTH) / ((east - west) * narrow).max(0.001);
    let whole = |value: f64| value.round() as i32;
    let ring = |ring: &Ring| {
        let mut placed: Vec<(i32, i32)> = Vec::with_capacity(ring.len());
        for (x, y) in ring {
            let point = (whole((x - west) * narrow * scale), whole((north - y) * scale));
            if placed.last() != Some(&point) {
                placed.push(point);
            }
        }
        placed
    };
    let outline = |(code, rings): (&String, &Vec<Ring>)| {
        // An island smaller than a unit is a point, and cannot be seen.
        let rings = rings.iter().map(ring).filter(|ring| ring.len() > 2);
        (code.clone(), rings.collect())
    };
    (areas.iter().map(outline).collect(), whole((north - south) * scale))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARES: &str = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"area":"A"},"geometry":{"type":"Polygon",
         "coordinates":[[[0,0],[10,0],[10,10],[0,10],[0,0]]]}},
        {"type":"Feature","properties":{"area":"B"},"geometry":{"type":"MultiPolygon",
         "coordinates":[[[[10,0],[20,0],[20,10],[10,10],[10,0]]]]}}]}"#;

    #[test]
    fn degrees_become_units_narrowed_by_the_mean_latitude() {
        let (outlines, height) = read(SQUARES.as_bytes(), &|_| true).unwrap();
        // Half of 20 degrees, as high as wide but for the cosine of 5 degrees.
        assert_eq!(outlines["A"], [[(0, 502), (500, 502), (500, 0), (0, 0), (0, 502)]]);
        assert_eq!(outlines["B"][0][1], (1_000, 502));
        assert_eq!(height, 502);
        for degrees in 0..=90 {
            let angle = f64::from(degrees) * std::f64::consts::PI / 180.0;
            assert!((cosine(angle) - angle.cos()).abs() < 1e-12, "{degrees}");
        }
    }

    #[test]
    fn what_is_wrong_is_named_with_its_feature() {
        let known = |code: &str| code == "A" || code == "B";
        for (from, to, expected) in [
            (
                "\"features\"",
                "\"fetures\"",
                "the file: found no list of features, expected a FeatureCollection",
            ),
            ("{\"area\":\"B\"}", "{}", "feature 2: found no property area, expected the code of an area"),
            ("\"B\"", "\"C\"", "feature 2: found the area \"C\", expected an area of the election"),
            ("MultiPolygon", "LineString", "feature 2: found \"LineString\", expected a Polygon"),
            ("[20,0]", "[20]", "feature 2: found coordinates of another form, expected rings"),
            ("[0,10],", "", "feature 1: found coordinates of another form, expected rings"),
            ("[10,10],[0,10],", "[10,99],[0,10],", "feature 1: found coordinates of another form"),
            ("]}}]}", "", "line 5: found something that is not JSON, expected GeoJSON"),
        ] {
            let text = if to.is_empty() && from == "[0,10]," {
                SQUARES.replace("[10,10],[0,10],", "")
            } else {
                SQUARES.replacen(from, to, 1)
            };
            let error = read(text.as_bytes(), &known).unwrap_err().to_string();
            assert!(error.starts_with(&format!("boundaries.geojson: {expected}")), "{error}");
        }
    }
}
