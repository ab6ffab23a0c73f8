//! Made-up bytes for `record::policy`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::record::policy(data);
});
