//! Made-up bytes for `observation::form_file`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzz_targets::observation::form_file(data);
});
