//! Made-up bytes for `model::fact`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::model::fact(data);
});
