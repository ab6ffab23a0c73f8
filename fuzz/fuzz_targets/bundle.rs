//! Made-up bytes for `record::bundle`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::record::bundle(data);
});
