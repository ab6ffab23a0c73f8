// What is said about sending: of one report, and of all of them. Nothing is called sent before the server confirmed it.

import { app } from "./app.js";
import { photosIn, started } from "./report.js";
import { queue, unsent, waitingOf } from "./queue.js";
import { clock, t } from "./words.js";

const offline = () => navigator.onLine === false || queue.why === "away";

function version(report) {
  if (report.forbidden) return t("state_forbidden");
  if (report.refused) return t("state_refused");
  if (report.other) return t("state_other");
  if (waitingOf(report).length > 0) {
    if (app.session?.signed_out) return t("state_signed_out");
    if (queue.doing === "sending") return t("state_sending");
    if (offline()) return t("state_network");
    return queue.why === "later" ? t("state_later", { time: clock(queue.until) }) : t("state_queued");
  }
  if (report.dirty) return report.base ? t("state_changed") : t("state_kept");
  if (!report.base) return t("state_new");
  const confirmed = { time: clock(report.sent_at ?? report.saved) };
  return report.complete ? t("state_sent", confirmed) : t("state_draft_sent", confirmed);
}

/// "sent 20:15 · photos 2 of 5"
export function stateOf(report) {
  if (!started(report)) return t("state_new");
  const all = photosIn(report.answers);
  const here = all.filter((name) => app.photos.has(name));
  const whole = here.filter((name) => app.photos.get(name).whole);
  const refused = here.filter((name) => app.photos.get(name).refused);
  const parts = [version(report)];
  if (here.length > 0) parts.push(t("state_photos", { sent: whole.length, count: here.length }));
  if (refused.length > 0) parts.push(t("state_photos_refused", { count: refused.length }));
  return parts.join(" · ");
}

/// The line at the head of every page.
export function stateOfAll() {
  if (app.trouble) return t(app.trouble);
  if (!app.session) return "";
  const count = unsent().length;
  if (app.session.signed_out) return t("all_signed_out", { count });
  if (count === 0) {
    const last = [...app.reports.values()].map((report) => report.sent_at).filter(Boolean).sort((a, b) => new Date(a) - new Date(b)).at(-1);
    if (navigator.onLine === false) return t("all_offline");
    return last ? t("all_sent", { time: clock(last) }) : t("all_nothing");
  }
  if (queue.doing === "sending") return t("all_sending", { count });
  if (offline()) return t("all_network", { count });
  if (queue.why === "later") return t("all_later", { count, time: clock(queue.until) });
  return t("all_kept", { count });
}
