//! Made-up bytes for `record::canonical`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::record::canonical(data);
});
