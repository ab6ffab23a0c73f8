//! Made-up bytes for `lifecycle::lifecycle`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::lifecycle::lifecycle(data);
});
