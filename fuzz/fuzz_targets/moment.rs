//! Made-up bytes for `model::moment`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::model::moment(data);
});
