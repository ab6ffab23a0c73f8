//! Made-up bytes for `model::definition`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::model::definition(data);
});
