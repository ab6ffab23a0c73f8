//! What a commission states: summaries, announcements, results, keys.

use crate::case::{Case, holder};
use crate::forge::{first_key, foreign_key, second_key};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

pub const CASES: &[Case] = &[
    holder(
        "a difference that is off by one",
        |forge| {
            forge.falsify("summary", |value| {
                let difference = value["difference"][7].as_i64().unwrap();
                value["difference"][7] = json!(difference + 1);
            });
        },
        &["summary.difference @summary"],
    ),
    holder(
        "a difference from the sum of originals alone",
        |forge| {
            forge.shift("summary", "301");
            forge.shift("101", "summary");
            forge.shift("102", "301");
            forge.falsify("summary", |value| {
                let lines: Vec<i64> =
                    value["lines"].as_array().unwrap().iter().map(|line| line.as_i64().unwrap()).collect();
                let sums = [1570, 1570, 1122, 448, 1122, 6, 1116, 630, 470, 16];
                let difference: Vec<i64> = lines.iter().zip(sums).map(|(line, sum)| line - sum).collect();
                value["difference"] = json!(difference);
            });
        },
        &["summary.difference @summary"],
    ),
    holder(
        "a summary as of a size above its own index",
        |forge| {
            forge.falsify("summary", |value| value["as_of"] = json!(value["as_of"].as_u64().unwrap() + 1));
        },
        &["summary.difference @summary"],
    ),
    holder(
        "an announced total that is off by one",
        |forge| forge.falsify("preliminary", |value| value["result"]["options"][0]["votes"] = json!(1181)),
        &["announcement.figures @preliminary"],
    ),
    holder(
        "an announced share that is rounded in one's favour",
        |forge| {
            forge.falsify("final", |value| value["result"]["options"][0]["share"]["percent"] = json!("99.99"))
        },
        &["announcement.figures @final"],
    ),
    holder(
        "an announced share over another base",
        |forge| {
            forge
                .falsify("final", |value| value["result"]["options"][0]["share"]["base"] = json!("took_part"))
        },
        &["announcement.figures @final"],
    ),
    holder(
        "an announced outcome that does not follow",
        |forge| forge.falsify("final", |value| value["result"]["outcome"]["state"] = json!("leading")),
        &["announcement.figures @final"],
    ),
    holder(
        "an announcement that hides its coverage",
        |forge| {
            forge.falsify("preliminary", |value| value["result"]["coverage"]["stations"]["of"] = json!(6))
        },
        &["announcement.figures @preliminary"],
    ),
    holder(
        "an announcement with the figures of another size",
        |forge| forge.falsify("final", |value| value["as_of"] = json!(value["as_of"].as_u64().unwrap() - 1)),
        &["announcement.figures @final"],
    ),
    holder(
        "an announcement of the result of a region",
        |forge| forge.falsify("final", |value| value["result"]["area"] = json!("north")),
        &["announcement.figures @final"],
    ),
    holder(
        "an announcement before any area is defined",
        |forge| {
            let mut early = forge.value("mayor announced").clone();
            early["as_of"] = json!(4);
            early["result"] = json!({ "area": "country", "basis": "best", "contest": "mayor",
                "coverage": { "registered": { "in": 0, "of": 0 }, "stations": { "in": 0, "of": 0 } },
                "lines": {}, "options": [], "record_size": 4, "sources": { "copies": 0, "originals": 0 } });
            forge.insert("areas", "early", early);
        },
        &["announcement.figures @early"],
    ),
    holder(
        "an announcement as of a size above its own index",
        |forge| forge.falsify("final", |value| value["as_of"] = json!(value["as_of"].as_u64().unwrap() + 1)),
        &["order.announcement @final"],
    ),
    holder(
        "an announcement as of a smaller size than the one before",
        |forge| forge.value("final")["as_of"] = json!(18),
        &["order.announcement @final"],
    ),
    holder(
        "a final announcement that rests on copies",
        |forge| forge.value("final")["basis"] = json!("best"),
        &["order.announcement @final"],
    ),
    holder(
        "a preliminary announcement after the final one",
        |forge| {
            let again = forge.value("preliminary").clone();
            forge.insert("closing", "preliminary again", again.clone());
            forge.insert("closing", "and again", again);
        },
        &["order.announcement @preliminary again", "order.announcement @and again"],
    ),
    holder(
        "a published total that is off by one",
        |forge| forge.results(|results| results["results"][0]["options"][0]["votes"] = json!(1)),
        &["results.figures results"],
    ),
    holder(
        "a published share that is wrong",
        |forge| {
            forge.results(|results| results["results"][2]["options"][1]["share"]["percent"] = json!("50.00"))
        },
        &["results.figures results"],
    ),
    holder(
        "a published share over another base",
        |forge| {
            forge.results(|results| results["results"][2]["options"][1]["share"]["base"] = json!("valid"))
        },
        &["results.figures results"],
    ),
    holder(
        "published results without one area",
        |forge| forge.results(|results| drop(results["results"].as_array_mut().unwrap().pop())),
        &["results.figures results"],
    ),
    holder(
        "a published result twice",
        |forge| {
            forge.results(|results| {
                let list = results["results"].as_array_mut().unwrap();
                list.push(list[0].clone());
            });
        },
        &["results.figures results"],
    ),
    holder(
        "published results in another order",
        |forge| forge.results(|results| results["results"].as_array_mut().unwrap().swap(0, 1)),
        &["results.figures results"],
    ),
    holder(
        "published results on another basis",
        |forge| forge.results(|results| results["basis"] = json!("original")),
        &["results.figures results"],
    ),
    holder(
        "published results with a member of their own",
        |forge| forge.results(|results| results["winner"] = json!("a")),
        &["results.size results"],
    ),
    holder(
        "one published result of another size",
        |forge| forge.results(|results| results["results"][3]["record_size"] = json!(36)),
        &["results.figures results"],
    ),
    holder(
        "a change of key that the old key did not sign",
        |forge| {
            forge.falsify("key", |value| value["signatures"][0] = value["signatures"][1].clone());
        },
        &["key.change @key"],
    ),
    holder(
        "a change of key that the new key did not sign",
        |forge| forge.falsify("key", |value| value["signatures"][1] = json!("AAAA")),
        &["key.change @key"],
    ),
    holder(
        "a change to a key of another record",
        |forge| {
            let key = record::note::SigningKey::from_secret("other.example", &[5; 32]).unwrap();
            forge.value("key")["key"] = json!(key.verifier_key().to_string());
            forge.value("key")["signatures"] = json!(["", ""]);
        },
        &["key.change @key"],
    ),
    holder(
        "a change to a witness's key",
        |forge| {
            let key = record::cosignature::CosigningKey::from_secret(crate::forge::ORIGIN, &[5; 32]).unwrap();
            forge.value("key")["key"] = json!(key.verifier_key().to_string());
        },
        &["key.change @key"],
    ),
    holder(
        "a checkpoint signed by the old key after the change",
        |forge| forge.signer = Some(first_key()),
        &["note.signature checkpoint"],
    ),
    holder(
        "a checkpoint signed by the new key before the change",
        |forge| {
            forge.truncate("key");
            forge.signer = Some(second_key());
        },
        &["note.signature checkpoint"],
    ),
    holder(
        "a checkpoint of another origin",
        |forge| forge.checkpoint(|checkpoint| checkpoint.origin = "other.example".to_owned()),
        &["note.signature checkpoint"],
    ),
    holder(
        "a checkpoint with a line after its root",
        |forge| forge.checkpoint(|checkpoint| checkpoint.extensions.push("two thirds counted".to_owned())),
        &["note.signature checkpoint"],
    ),
    holder(
        "a root over other entries",
        |forge| forge.checkpoint(|checkpoint| checkpoint.root = record::merkle::leaf_hash(b"other entries")),
        &["tree.root checkpoint"],
    ),
    holder(
        "a record without entries",
        |forge| {
            forge.truncate("opening");
            forge.files(|files| {
                drop(files.insert(
                    "results/0.json".to_owned(),
                    b"{\"$\":1,\"basis\":\"best\",\"record_size\":0,\"results\":[]}".to_vec(),
                ))
            });
        },
        &["note.signature checkpoint", "note.key checkpoint", "tree.extends checkpoint"],
    ),
    holder(
        "the demonstration's key in a live election",
        |forge| {
            let seed = b"hattama demonstration record key";
            let key = record::note::SigningKey::from_secret(crate::forge::ORIGIN, seed).unwrap();
            forge.value("opening")["key"] = json!(key.verifier_key().to_string());
            forge.truncate("key");
            forge.trust.key = Some(key.verifier_key().to_string());
            forge.trust.policy = Some(
                crate::forge::policy()
                    .replace(&first_key().verifier_key().to_string(), &key.verifier_key().to_string()),
            );
            forge.seen_by = key.clone();
            forge.signer = Some(key);
        },
        &["note.key checkpoint"],
    ),
    holder(
        "a change to the demonstration's key",
        |forge| {
            let seed = b"hattama demonstration record key";
            let key = record::note::SigningKey::from_secret(crate::forge::ORIGIN, seed).unwrap();
            forge.value("key")["key"] = json!(key.verifier_key().to_string());
            let (old, new) = (first_key(), key.verifier_key().clone());
            let text = replay::apply::key_change_text(crate::forge::ORIGIN, old.verifier_key(), &new);
            let signature = |key: &record::note::SigningKey| STANDARD.encode(key.sign(&text).signature);
            forge.value("key")["signatures"] = json!([signature(&old), signature(&key)]);
            forge.signer = Some(key);
        },
        &["note.key checkpoint"],
    ),
    holder(
        "an opening whose key is a witness's",
        |forge| {
            let key = record::cosignature::CosigningKey::from_secret(crate::forge::ORIGIN, &[5; 32]).unwrap();
            forge.value("opening")["key"] = json!(key.verifier_key().to_string());
            forge.truncate("key");
        },
        &[
            "entry.form @opening",
            "note.signature checkpoint",
            "note.key checkpoint",
            "tree.extends checkpoint",
        ],
    ),
    holder(
        "an opening whose key is a point of small order, with which anybody can sign",
        |forge| {
            // The identity of the curve; its id is right, so that nothing but the point is wrong.
            let key = "results.example/2030+ff0a6dc8+AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
            forge.value("opening")["key"] = json!(key);
            forge.truncate("key");
        },
        &[
            "entry.form @opening",
            "note.signature checkpoint",
            "note.key checkpoint",
            "tree.extends checkpoint",
        ],
    ),
    holder(
        "an announcement with a member of its own in the result",
        |forge| forge.falsify("final", |value| value["result"]["winner"] = json!("a")),
        &["entry.form @final"],
    ),
    holder(
        "an opening whose key is named otherwise than the record",
        |forge| {
            forge.value("opening")["origin"] = json!("other.example");
            forge.truncate("key");
        },
        &[
            "entry.form @opening",
            "note.signature checkpoint",
            "note.key checkpoint",
            "tree.extends checkpoint",
        ],
    ),
    holder(
        "a record begun with a foreign key",
        |forge| {
            forge.value("opening")["key"] = json!(foreign_key().verifier_key().to_string());
            forge.truncate("key");
            forge.signer = Some(foreign_key());
            forge.seen_by = foreign_key();
        },
        &["note.key checkpoint"],
    ),
];
