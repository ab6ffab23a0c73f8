//! Every contest of the definitions that ship has a plan.

use crate::shipped::shipped;
use model::definition::read::Reading;
use tabulation::ContestPlan;

#[test]
fn every_contest_that_ships_has_a_plan() {
    for (name, Reading { definition, .. }) in shipped() {
        for contest in &definition.contests {
            let form = definition.form(&contest.form).unwrap();
            let plan = ContestPlan::new(form, contest, definition.decimals);
            assert_eq!(plan.map(|plan| plan.width()), Ok(form.lines.len() + contest.options.len()), "{name}");
        }
    }
}
