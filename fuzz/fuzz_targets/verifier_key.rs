//! Made-up bytes for `record::verifier_key`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::record::verifier_key(data);
});
