//! Made-up bytes for `record::checkpoint`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::record::checkpoint(data);
});
