//! Made-up bytes for `record::tile`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::record::tile(data);
});
