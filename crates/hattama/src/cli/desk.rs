//! Arguments of the commands around the commission's own work.

use clap::Args;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Arguments of `desk`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hattama desk data\n  hattama desk data --listen 0.0.0.0:8443 --certificate desk.pem \
                  --certificate-key desk.key --public 0.0.0.0:8022 --publish-every 10"
)]
pub struct Desk {
    /// The data directory.
    pub dir: PathBuf,
    /// Where the desk is to be reached.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8023")]
    pub listen: SocketAddr,
    /// The desk's TLS certificate, with those that signed it, as PEM.
    #[arg(long, value_name = "FILE", requires = "certificate_key")]
    pub certificate: Option<PathBuf>,
    /// The private key of the certificate, as PEM.
    #[arg(long, value_name = "FILE", requires = "certificate")]
    pub certificate_key: Option<PathBuf>,
    /// Show the public site, too, at this address.
    #[arg(long, value_name = "ADDRESS")]
    pub public: Option<SocketAddr>,
    /// Publish at every place so often while the record grows; at least 10 seconds.
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(10..))]
    pub publish_every: Option<u64>,
    /// Let nobody in without a second factor.
    #[arg(long)]
    pub require_second_factor: bool,
}

/// Arguments of `journal`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hattama journal data --to journal-of-the-night")]
pub struct Journal {
    /// The data directory.
    pub dir: PathBuf,
    /// A new folder.
    #[arg(long, value_name = "OUT")]
    pub to: PathBuf,
}
