//! Every parser of foreign bytes, as a function of bytes.
//!
//! A target holds the laws of its parser by assertions, and says whether it took the bytes for a value. cargo-fuzz
//! calls it with bytes that it makes up (`fuzz/fuzz_targets/`), a plain test with the seeds in `fuzz/corpus/`.
//! [`TARGETS`] is the one list of them.
//!
//! The law that most of them share: what was read, written again, is what was read.

mod election;
pub mod formats;
pub mod lifecycle;
pub mod model;
pub mod observation;
pub mod record;

/// A parser under attack: false when it refuses the bytes.
pub type Target = fn(&[u8]) -> bool;

/// Every target by its name, which is that of its folder of seeds.
pub const TARGETS: [(&str, Target); 23] = [
    ("canonical", record::canonical),
    ("note", record::note),
    ("verifier_key", record::verifier_key),
    ("checkpoint", record::checkpoint),
    ("bundle", record::bundle),
    ("tile", record::tile),
    ("add_checkpoint", record::add_checkpoint),
    ("receipt", record::receipt),
    ("policy", record::policy),
    ("fact", model::fact),
    ("moment", model::moment),
    ("condition", model::condition),
    ("formula", model::formula),
    ("definition", model::definition),
    ("lifecycle", lifecycle::lifecycle),
    ("journal", lifecycle::journal),
    ("unpack", formats::unpack),
    ("mapping", formats::mapping),
    ("import", formats::import),
    ("nist", formats::nist),
    ("sms", observation::sms),
    ("form_file", observation::form_file),
    ("photo", observation::photo),
];
