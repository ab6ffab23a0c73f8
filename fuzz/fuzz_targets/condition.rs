//! Made-up bytes for `model::condition`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::model::condition(data);
});
