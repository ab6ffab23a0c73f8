//! Sequence: indexes without gaps, whatever comes late; what is under embargo waits.

use crate::place::{Place, command, embargoed, note, notes, wait};
use store::Store;

/// Where each parcel begins in the record, by the text of its first fact, in the record's order.
async fn order(store: &Store) -> Vec<(String, u64)> {
    let parcels = store.sequenced(0).await.unwrap();
    let mut expected = 0;
    for parcel in &parcels {
        assert_eq!(parcel.first_index, Some(expected), "a gap, or an index given twice");
        expected += parcel.facts().len() as u64;
    }
    parcels
        .into_iter()
        .map(|parcel| {
            let fact: serde_json::Value = serde_json::from_slice(parcel.facts()[0]).unwrap();
            (fact["text"].as_str().unwrap().to_owned(), parcel.first_index.unwrap())
        })
        .collect()
}

fn named(expected: &[(&str, u64)]) -> Vec<(String, u64)> {
    expected.iter().map(|(name, index)| ((*name).to_owned(), *index)).collect()
}

#[test]
fn an_embargoed_parcel_waits_and_comes_in_the_order_of_acceptance() {
    wait(async {
        let (_place, store) = Place::new().await;
        store.accept(embargoed(vec![note("count 1"), note("x")], 100)).await.unwrap();
        store.accept(command(vec![note("definition")])).await.unwrap();
        store.accept(embargoed(vec![note("count 2")], 100)).await.unwrap();
        store.accept(embargoed(vec![note("later")], 200)).await.unwrap();
        store.accept(command(vec![note("turnout")])).await.unwrap();
        assert_eq!(store.sequence(99).await.unwrap(), 2);
        assert_eq!(order(&store).await, named(&[("definition", 0), ("turnout", 1)]));
        assert_eq!(store.waiting().await.unwrap(), 4);
        assert_eq!(store.sequence(100).await.unwrap(), 5);
        assert_eq!(
            order(&store).await,
            named(&[("definition", 0), ("turnout", 1), ("count 1", 2), ("count 2", 4)])
        );
        // What has an index keeps it.
        assert_eq!(store.sequence(0).await.unwrap(), 5);
        assert_eq!(store.sequence(300).await.unwrap(), 6);
        assert_eq!(order(&store).await.last().unwrap().0, "later");
        assert_eq!(store.waiting().await.unwrap(), 0);
    });
}

#[test]
fn a_parcel_that_is_committed_late_is_not_lost() {
    wait(async {
        let (place, store) = Place::new().await;
        for name in ["a", "b", "c"] {
            store.accept(command(vec![note(name)])).await.unwrap();
        }
        // Its number was given, but it was not committed yet when the others were sequenced.
        place.alter("update parcel set parcel = 99 where parcel = 2; update parcel set not_before = 10 where parcel = 99")
            .await;
        store.sequence(0).await.unwrap();
        place.alter("update parcel set parcel = 2 where parcel = 99").await;
        store.accept(command(vec![note("d")])).await.unwrap();
        assert_eq!(store.sequence(10).await.unwrap(), 4);
        assert_eq!(order(&store).await, named(&[("a", 0), ("c", 1), ("b", 2), ("d", 3)]));
    });
}

#[test]
fn many_facts_make_many_parcels_in_one_order() {
    wait(async {
        let (_place, store) = Place::new().await;
        store.accept(command(notes(0, 1_000))).await.unwrap();
        assert_eq!(store.sequence(0).await.unwrap(), 1_000);
        assert_eq!(
            order(&store).await,
            named(&[("note 0", 0), ("note 256", 256), ("note 512", 512), ("note 768", 768)])
        );
    });
}
