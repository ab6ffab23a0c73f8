//! Made-up bytes for `formats::import`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::formats::import(data);
});
