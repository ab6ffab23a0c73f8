//! Arguments of `mission`: observers in the field, and their headquarters.

use clap::{Args, Subcommand};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Arguments of `mission`.
#[derive(Debug, Args)]
pub struct Mission {
    /// What to do.
    #[command(subcommand)]
    pub command: MissionCommand,
}

/// What can be done in a mission.
#[derive(Debug, Subcommand)]
pub enum MissionCommand {
    /// Make a data directory for a mission: its people, its forms, its plan.
    Init(MissionInit),
    /// Add people, visits, forms or an outline to a mission that has begun.
    Add(MissionAdd),
    /// Take reports that came as text messages, from a file, and print the replies.
    Messages(MissionMessages),
    /// Take reports that observers have filled into a table.
    Reports(MissionReports),
    /// Give people passwords, and print each once.
    Passwords(MissionPasswords),
    /// Serve the observers' app and headquarters.
    Serve(MissionServe),
}

/// Arguments of `mission init`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hattama mission init data --mission our-mission --record public \
                  --publish-to /srv/www/mission")]
pub struct MissionInit {
    /// The new data directory.
    pub dir: PathBuf,
    /// The folder of the mission's files: mission.toml and people.csv, and plan.csv, statement.toml and the folder sample
    /// where there are any.
    #[arg(long, value_name = "FOLDER")]
    pub mission: PathBuf,
    /// The folder of the forms; those that ship with this program where none is named.
    #[arg(long, value_name = "FOLDER")]
    pub forms: Option<PathBuf>,
    /// The commission's published record: a folder or a URL.
    #[arg(long, value_name = "PLACE")]
    pub record: String,
    /// Where the mission's own record is published: a folder; DIR-public where none is named.
    #[arg(long, value_name = "FOLDER")]
    pub publish_to: Option<PathBuf>,
    /// The name of the mission's record, such as observers.example/2022.
    #[arg(long)]
    pub origin: Option<String>,
}

/// Arguments of `mission add`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  hattama mission add data --people newcomers.csv --plan second-day.csv --form voting-2.toml"
)]
pub struct MissionAdd {
    /// The data directory.
    pub dir: PathBuf,
    /// People in the form of people.csv: new codes come in, known ones are from now on as they stand there.
    #[arg(long, value_name = "FILE")]
    pub people: Option<PathBuf>,
    /// Visits in the form of plan.csv, beside those that are planned; some may replace earlier ones.
    #[arg(long, value_name = "FILE")]
    pub plan: Option<PathBuf>,
    /// A form, or a new version of one.
    #[arg(long, value_name = "FILE")]
    pub form: Vec<PathBuf>,
    /// What the next statement will say, in the form of statement.toml.
    #[arg(long, value_name = "FILE")]
    pub outline: Option<PathBuf>,
}

/// Arguments of `mission messages`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hattama mission messages data received.csv > replies.csv")]
pub struct MissionMessages {
    /// The data directory.
    pub dir: PathBuf,
    /// The messages as a gateway gives them: CSV with the columns sender, received, text.
    pub file: PathBuf,
    /// The language of the replies: kk, ru or en.
    #[arg(long, default_value = "en")]
    pub language: String,
}

/// Arguments of `mission reports`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hattama mission reports data counting.csv --form counting")]
pub struct MissionReports {
    /// The data directory.
    pub dir: PathBuf,
    /// The table: CSV with the columns observer, station or area, started, saved, and one for each question.
    pub file: PathBuf,
    /// The form that its rows answer, in its newest version.
    #[arg(long, value_name = "ID")]
    pub form: String,
}

/// Arguments of `mission passwords`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hattama mission passwords data > passwords.csv")]
pub struct MissionPasswords {
    /// The data directory.
    pub dir: PathBuf,
    /// Only these members, by their codes; everybody who has none yet, where nobody is named.
    pub code: Vec<String>,
}

/// Arguments of `mission serve`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hattama mission serve data\n  hattama mission serve data --listen 0.0.0.0:8443 \
                  --certificate mission.pem --certificate-key mission.key"
)]
pub struct MissionServe {
    /// The data directory.
    pub dir: PathBuf,
    /// Where the mission is to be reached.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8024")]
    pub listen: SocketAddr,
    /// The commission's published record, where it is another place than at the beginning.
    #[arg(long, value_name = "PLACE")]
    pub record: Option<String>,
    /// The TLS certificate, with those that signed it, as PEM. Phones keep an app for offline use only over HTTPS.
    #[arg(long, value_name = "FILE", requires = "certificate_key")]
    pub certificate: Option<PathBuf>,
    /// The private key of the certificate, as PEM.
    #[arg(long, value_name = "FILE", requires = "certificate")]
    pub certificate_key: Option<PathBuf>,
    /// A file whose first line is the token of a gateway of text messages, which may then call /gateway/messages.
    #[arg(long, value_name = "FILE")]
    pub gateway: Option<PathBuf>,
    /// The language in which the gateway is answered: kk, ru or en.
    #[arg(long, default_value = "en", requires = "gateway")]
    pub language: String,
}
