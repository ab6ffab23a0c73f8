//! Made-up bytes for `formats::unpack`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::formats::unpack(data);
});
