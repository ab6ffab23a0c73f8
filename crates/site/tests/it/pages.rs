//! What must hold of every page, and what some of them say.

use crate::small;
use language::Language;
use site::{Address, Geography, Page, Site, Snapshot, downloads};
use std::collections::BTreeSet;

fn page(snapshot: &Snapshot, language: Language, page: Page) -> String {
    let address = Address { language, page };
    Site::new().page(snapshot, &address).unwrap_or_else(|| panic!("{}", address.path()))
}

/// The text of a page between its tags.
fn text(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for character in html.chars() {
        match character {
            '<' => inside = true,
            '>' => inside = false,
            other if !inside => text.push(other),
            _ => {}
        }
    }
    text
}

/// What an attribute says, at each place where it stands.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let before = format!(" {name}=\"");
    html.split(&before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn a_past_election_moves_by_its_times_and_not_by_its_files() {
    let result = |second: &str| {
        let snapshot = small::archive_of(&[("1", "22:00", [60, 40]), ("2", second, [10, 90])]);
        text(&page(&snapshot, Language::En, Page::Result))
    };
    // The later one stands first in the file; the picture begins with the earlier one.
    let moved = result("21:00");
    let moved = &moved[moved.find("How the result moved").expect("a picture")..];
    assert!(moved.find("10.00").unwrap() < moved.find("35.00").unwrap(), "{moved}");
    assert!(!moved.contains("60.00"), "{moved}");
    // A correction that the source dates before what it corrects stands to the end.
    let protocols = [("1", "22:00", [60, 40]), ("1", "21:00", [20, 80]), ("2", "21:30", [20, 80])];
    let corrected = text(&page(&small::archive_of(&protocols), Language::En, Page::Result));
    let corrected = &corrected[corrected.find("How the result moved").expect("a picture")..];
    assert!(corrected.contains("20.00") && !corrected.contains("40.00"), "{corrected}");
    // Where all have one time, nobody knows.
    assert!(!result("22:00").contains("How the result moved"));
}

#[test]
fn every_page_renders_in_every_language_and_keeps_the_house_rules() {
    let (site, empty, full) = (Site::new(), small::empty(), small::full(450));
    for snapshot in [&empty, &full] {
        let addresses: Vec<Address> = Site::addresses(snapshot).collect();
        let distinct: BTreeSet<&Address> = addresses.iter().collect();
        assert_eq!(distinct.len(), addresses.len(), "an address stands twice");
        for address in &addresses {
            let path = address.path();
            let html = site.page(snapshot, address).unwrap_or_else(|| panic!("no page at {path}"));
            assert!(html.contains("</html>"), "{path}");
            assert!(!html.contains('⟨'), "{path}: a message is missing");
            for forbidden in [" style=", "<style", "<script>", "http:", "https:", " onclick", "javascript:"] {
                assert!(!html.contains(forbidden), "{path}: {forbidden}");
            }
            for script in html.split("<script").skip(1) {
                assert!(script.starts_with(" type=\"module\" src=\""), "{path}: an inline script");
            }
            assert!(!html.contains("<b>") && !html.contains("<i>"), "{path}: a name became markup");
            assert_eq!(html.matches("<svg").count(), html.matches("</svg>").count(), "{path}");
            let mut ids = BTreeSet::new();
            attributes(&html, "id").into_iter().for_each(|id| assert!(ids.insert(id), "{path}: {id} twice"));
            let latest = Site::latest(snapshot, &address.page).unwrap();
            assert!(html.contains(&format!("data-size=\"{}\"", latest.size)), "{path}");
            assert_eq!(site.page(snapshot, address).unwrap(), html, "{path}: other bytes the second time");
        }
    }
}

#[test]
fn every_link_leads_to_a_page_or_a_place_on_one() {
    let (site, snapshot) = (Site::new(), small::full(450));
    let addresses: BTreeSet<String> = Site::addresses(&snapshot).map(|address| address.path()).collect();
    let beside: BTreeSet<String> = downloads::paths(&snapshot).into_iter().collect();
    for address in Site::addresses(&snapshot) {
        let html = site.page(&snapshot, &address).unwrap();
        let ids: BTreeSet<&str> = attributes(&html, "id").into_iter().collect();
        for href in attributes(&html, "href") {
            if let Some(id) = href.strip_prefix('#') {
                assert!(ids.contains(id), "{}: {href}", address.path());
                continue;
            }
            let path = href.strip_prefix(address.root()).unwrap_or_else(|| panic!("{href}"));
            let path = path.split('#').next().unwrap();
            let of_record = ["head.json", "checkpoint"].contains(&path) || path.starts_with("results/");
            let known = addresses.contains(path) || path.starts_with("assets/") || beside.contains(path);
            let known = known || of_record;
            assert!(known, "{}: {href}", address.path());
        }
    }
}

#[test]
fn what_stands_beside_the_pages_is_the_same_bytes_again() {
    let site = Site::new();
    for snapshot in [small::full(0), small::full(450)] {
        let paths = downloads::paths(&snapshot);
        assert_eq!(paths.iter().collect::<BTreeSet<_>>().len(), paths.len(), "a path stands twice");
        for path in &paths {
            assert!(downloads::is_file(path), "{path}");
            let bytes = site.file(&snapshot, path).unwrap().unwrap_or_else(|| panic!("no file at {path}"));
            assert_eq!(site.file(&snapshot, path).unwrap().as_ref(), Some(&bytes), "{path}: other bytes");
            let of_text = !path.ends_with(".png");
            if of_text && (path.starts_with("embed/") || path.starts_with("feeds/")) {
                let text = String::from_utf8(bytes).unwrap();
                assert!(!text.contains('⟨') && !text.contains("<script"), "{path}");
                // In JSON a title is plain text, whatever it holds.
                let plain = path.ends_with(".json") || !text.contains("<b>") && !text.contains("<i>");
                assert!(plain, "{path}: a name became markup");
            }
        }
        for path in ["data/none.csv", "data/../head.json", "feeds/de.atom", "feeds/en.xml", "embed/en.png"] {
            assert_eq!(site.file(&snapshot, path), Ok(None), "{path}");
        }
    }
}

#[test]
fn feeds_and_previews_link_in_full_where_the_address_is_known() {
    let snapshot = small::full(0);
    let address = Address { language: Language::Ru, page: Page::Station("1".to_owned()) };
    let site = Site::new();
    let read =
        |site: &Site, path: &str| String::from_utf8(site.file(&snapshot, path).unwrap().unwrap()).unwrap();
    let links = |text: String| text.matches("href=\"https://example.org/2030/").count();
    let without = site.page(&snapshot, &address).unwrap();
    assert!(without.contains("property=\"og:image\" content=\"../../embed/result.png\""));
    assert!(!without.contains("og:url"));
    assert_eq!(links(read(&site, "feeds/ru.atom")), 0);
    let site = site.seen_at(Some("https://example.org/2030".parse().unwrap()));
    let page = site.page(&snapshot, &address).unwrap();
    for said in [
        "property=\"og:image\" content=\"https://example.org/2030/embed/result.png\"",
        "property=\"og:url\" content=\"https://example.org/2030/ru/station/1.html\"",
    ] {
        assert!(page.contains(said), "{said}");
    }
    let feed = read(&site, "feeds/ru.atom");
    assert_eq!(links(feed.clone()), feed.matches("<link ").count());
    let json: serde_json::Value = serde_json::from_str(&read(&site, "feeds/ru.json")).unwrap();
    assert_eq!(json["feed_url"], "https://example.org/2030/feeds/ru.json");
    assert_eq!(json["items"][0]["url"], "https://example.org/2030/ru/announcement/2.html");
}

#[test]
fn the_picture_for_previews_has_bars_and_marks_what_is_no_live_election() {
    let bytes = Site::new().file(&small::full(0), "embed/result.png").unwrap().unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
    let mut points = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut points).unwrap();
    let (width, wide) = (info.width as usize, points.len() / info.height as usize);
    let at = |x: usize, y: usize| &points[y * wide + x * wide / width..][..wide / width];
    assert_eq!((info.width, info.height), (1200, 630));
    // The first of two options has 389 of 580 votes: its bar ends between a half and the whole of the base.
    let (bar, track, paper) = (at(100, 160), at(1000, 160), at(600, 60));
    assert!(bar != track && track != paper && bar != paper);
    assert_eq!(at(620, 160), bar);
    let edge: BTreeSet<_> = (0..40).map(|x| at(x, 5)).collect();
    assert_eq!(edge.len(), 2, "a hatched frame");
    assert!(bytes.len() < 10_000, "{}", bytes.len());
}

#[test]
fn the_map_is_published_with_the_files_that_it_was_read_from() {
    let tiles = b"area,column,row\nA,0,0\nB,1,0\n";
    let map = Geography::read(Some(tiles), None, &|_| true).unwrap();
    let snapshot = small::full(0).with_geography(map);
    assert!(downloads::small_paths(&snapshot).contains(&"geography/tiles.csv".to_owned()));
    assert!(downloads::is_file("geography/tiles.csv"));
    let file = |path: &str| Site::new().file(&snapshot, path).unwrap();
    assert_eq!(file("geography/tiles.csv").as_deref(), Some(&tiles[..]));
    assert_eq!(file("geography/boundaries.geojson"), None);
    assert_eq!(
        file("data/size.json"),
        Some(
            format!("{{\"root\":\"{}\",\"size\":{}}}", snapshot.head().root, snapshot.head().size)
                .into_bytes()
        )
    );
}

#[test]
fn pages_that_are_not_there_are_not_rendered() {
    let (site, snapshot) = (Site::new(), small::full(0));
    for page in [
        Page::Changes(0),
        Page::Changes(2),
        Page::Announcement(0),
        Page::Announcement(3),
        Page::Station("none".to_owned()),
    ] {
        let address = Address { language: Language::En, page };
        assert_eq!(site.page(&snapshot, &address), None, "{address:?}");
    }
}

#[test]
fn corrections_are_added_up_and_split_into_pages() {
    let snapshot = small::full(450);
    let first = text(&page(&snapshot, Language::En, Page::Changes(1)));
    for said in [
        "1 correction at 1 station.",
        "450 corrections at 1 station.",
        "1 later revision repeats every figure of the one before",
        "1 result was annulled.",
        "Corrections 1 to 200 of 452, the newest first.",
        "Annulled, 5 May 2030, 23:30",
        "Reason: the box was open",
    ] {
        assert!(first.contains(said), "{said}");
    }
    let last = text(&page(&snapshot, Language::En, Page::Changes(3)));
    assert!(last.contains("Corrections 401 to 452 of 452") && last.contains("counted again &#60;i&#62;"));
    let html = page(&snapshot, Language::Ru, Page::Changes(1));
    assert!(html.contains("href=\"../ru/changes/3.html\""));
}

#[test]
fn an_announcement_leads_from_each_figure_to_its_source() {
    let snapshot = small::full(0);
    let html = page(&snapshot, Language::En, Page::Announcement(2));
    for link in [
        "<a href=\"../../en/station/1.html\">300</a>",
        "<a href=\"../../en/station/1.html\">299</a>",
        "<a href=\"../../en/abroad.html\">90.00\u{202f}%</a>",
        "<a href=\"../../en/result.html\">349</a>",
    ] {
        assert!(html.contains(link), "{link} in {html}");
    }
    let told = site::announcement::compose(
        snapshot.state(),
        &snapshot.state().announcements[1].fact,
        Some(&snapshot.state().announcements[0].fact),
        &language::Words::new(Language::En),
    );
    let told = told.unwrap().unwrap();
    let page = text(&html);
    for line in told.text().lines().map(str::trim).filter(|line| !line.is_empty()) {
        let line = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert!(
            page.replace("&#38;", "&amp;").replace("&#60;", "&lt;").replace("&#62;", "&gt;").contains(&line)
                || line.starts_with("Preliminary results"),
            "{line}"
        );
    }
}

#[test]
fn each_revision_says_who_made_it_and_at_which_door() {
    let snapshot = small::archive();
    let of = |language| page(&snapshot, language, Page::Station("1".to_owned()));
    let english = of(Language::En);
    let made: Vec<&str> = english
        .split("<small>commission: ")
        .skip(1)
        .filter_map(|rest| rest.split("</small>").next())
        .collect();
    assert_eq!(
        made,
        [
            "the station&#39;s own · roles: import · way in: archive of a past election · one person was enough, \
             because the election is past",
            "A &#60;i&#62; · roles: import, clerk&#39;s &#60;b&#62; · way in: file from a commission",
        ]
    );
    for (language, said) in [
        (
            Language::Ru,
            "роли: импорт · способ поступления: архив прошедших выборов · хватило одного человека",
        ),
        (Language::Kk, "рөлдер: импорт · түсу жолы: өткен сайлаудың мұрағаты"),
    ] {
        assert!(of(language).contains(said), "{said}");
    }
}

#[test]
fn turnout_is_summed_where_all_that_report_have() {
    let html = page(&small::full(0), Language::En, Page::Turnout);
    let page = text(&html);
    for said in [
        "By 10:00, 500 of 2,000 registered voters had taken part: 25.00",
        "2 of 3 areas of the first level report turnout by the hour.",
        "worth a look, because fewer had taken part at 12:00 than at 10:00.",
    ] {
        assert!(page.contains(said), "{said}");
    }
}

/// What an area says of itself stands for the stations and districts inside it, and nothing is counted twice.
#[test]
fn an_area_that_reports_as_a_whole_is_not_added_to_its_parts() {
    let day = site::hours::Day::new(&small::reported_twice());
    let report = |took_part, registered| Some(site::hours::Report { took_part, registered });
    assert_eq!(day.areas[0].reports, [report(360, 2500), report(760, 2500)]);
    assert_eq!(day.sum(0), report(360, 2500));
}

#[test]
fn voting_abroad_is_told_by_country() {
    let html = page(&small::full(0), Language::En, Page::Abroad);
    let page = text(&html);
    for said in [
        "Abroad, at 2 stations in 2 countries, 90 of 100 registered voters took part: 90.00",
        "The protocols of 1 of 2 stations abroad are in.",
        "Kyrgyzstan",
        "Other places",
    ] {
        assert!(page.contains(said), "{said}");
    }
    assert!(html.contains("id=\"country-XX\"") && html.contains("href=\"#country-XX\""));
}

#[test]
fn a_map_lies_where_the_geography_says() {
    let tiles = b"area,column,row\nA,2,0\nB,0,1\n";
    let square = br#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"area":"A"},
        "geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]}"#;
    let tiles = Geography::read(Some(tiles), None, &|_| true).unwrap();
    let html = page(&small::full(0).with_geography(tiles), Language::En, Page::Map);
    assert!(html.contains("translate(200 0)") && html.contains("translate(0 100)"));
    assert!(html.contains("translate(0 200)"), "an area without a place stands below");
    let real = Geography::read(None, Some(square), &|_| true).unwrap();
    let html = page(&small::full(0).with_geography(real), Language::En, Page::Map);
    assert!(html.contains("<path class=\"ground o1\""), "{html}");
}

#[test]
fn a_language_that_nobody_has_reviewed_says_so() {
    let snapshot = small::empty();
    let says = |language| page(&snapshot, language, Page::About).contains("сөйлейтін адам әлі тексерген жоқ");
    assert!(says(Language::Kk));
    assert!(!says(Language::Ru) && !says(Language::En));
}
