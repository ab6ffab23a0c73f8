//! Made-up bytes for `record::add_checkpoint`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::record::add_checkpoint(data);
});
