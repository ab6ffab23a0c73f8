//! Made-up bytes for `observation::photo`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::observation::photo(data);
});
