//! Made-up bytes for `model::formula`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::model::formula(data);
});
