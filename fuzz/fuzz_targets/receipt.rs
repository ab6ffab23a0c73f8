//! Made-up bytes for `record::receipt`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::record::receipt(data);
});
