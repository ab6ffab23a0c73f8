//! Made-up bytes for `lifecycle::journal`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::lifecycle::journal(data);
});
