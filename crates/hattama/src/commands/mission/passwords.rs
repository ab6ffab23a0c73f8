//! `mission passwords`: gives people passwords, and prints each once.

use crate::cli::MissionPasswords as Arguments;
use crate::commands::Done;
use anyhow::{Result, bail};
use mission::people::People;
use std::sync::Arc;

pub async fn run(arguments: Arguments) -> Result<Done> {
    let hall = super::hall(&arguments.dir, None).await?;
    let store = Arc::clone(hall.store());
    let people = People::open(hall.clone()).await?;
    let accounts = store.accounts().await?;
    let wanted: Vec<String> = arguments.code.iter().map(|code| store::people::fold_login(code)).collect();
    if let Some(unknown) = wanted.iter().find(|code| !accounts.iter().any(|account| account.login == **code))
    {
        bail!("found nobody with the code {unknown:?}; look at the list of people");
    }
    println!("code,name,password");
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(std::io::stdout());
    for account in accounts {
        let is_wanted = match wanted.is_empty() {
            true => account.password.is_none(),
            false => wanted.contains(&account.login),
        };
        if is_wanted {
            let code = hall.state().members.get(&account.person).map(|member| member.code.clone());
            let password = people.new_password(account.person).await?;
            writer.write_record([code.unwrap_or(account.login).as_str(), &account.name, &password])?;
        }
    }
    writer.flush()?;
    Ok(Done::Well)
}
