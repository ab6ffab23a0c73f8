//! One protocol by itself, and against the revision before: formulas with their numbers and explanations.

use super::{Contest, Detail, Found, Numbers};
use checks::Sheet;
use model::definition::Scope;

pub(super) fn list(contest: &Contest<'_>, found: &mut Vec<Found>) {
    let asked = contest.checks(&[Scope::Protocol, Scope::Revision]);
    if asked.is_empty() {
        return;
    }
    for (_, revision) in contest.protocols() {
        let this = &contest.this.revisions[revision as usize];
        let was = this.before.map(|before| contest.this.figures_of(before));
        let sheet = Sheet { was, ..contest.sheet(revision) };
        // All are evaluated, since one that is not asked for may silence one that is.
        for finding in contest.this.checks.evaluate(&sheet) {
            if !asked.contains(&finding.check) {
                continue;
            }
            let numbers = Numbers::Formula(contest.this.checks.explain(&finding, &sheet));
            let mut one = contest.about(finding.check, revision, numbers, Detail::Figures);
            let code = contest.this.checks.code(finding.check);
            let explained = this.findings.iter().find(|(known, _)| &**known == code);
            one.explanation = explained.map(|(_, explanation)| explanation.clone());
            found.push(one);
        }
    }
}
