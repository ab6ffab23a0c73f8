// The desk with script: what it adds to pages that work without it.
//
// On a sheet, Enter and the arrows move from field to field, a field is kept when it is left, and Escape leaves the
// sheet with everything kept. Nothing is computed here: what the checks find is said by the server.

const sheet = document.getElementById("sheet");
if (sheet) {
  const fields = [...sheet.querySelectorAll("input.count")];
  const finish = sheet.querySelector('button[value="finish"]');
  const status = document.getElementById("kept");
  const token = sheet.elements.csrf.value;
  const kept = new Map(fields.map((field) => [field, field.value]));
  let pending = Promise.resolve();

  const keep = (field) => {
    const value = field.value;
    if (kept.get(field) === value || !/^[\d\s]*$/.test(value)) return;
    kept.set(field, value);
    const body = new URLSearchParams({ csrf: token, place: field.name.slice(1), value });
    // One after the other, so that the journal has them in the order in which they were typed.
    pending = pending.then(() => fetch(sheet.dataset.keep, { method: "POST", body, redirect: "error", keepalive: true }))
      .then((answer) => {
        status.textContent = answer.ok ? "" : sheet.dataset.lost;
        if (!answer.ok) kept.delete(field);
      })
      .catch(() => {
        kept.delete(field);
        status.textContent = sheet.dataset.lost;
      });
  };

  const go = (from, step) => {
    const to = fields[fields.indexOf(from) + step];
    if (to) { to.focus(); to.select(); } else if (step > 0) finish.focus();
  };

  for (const field of fields) {
    field.addEventListener("blur", () => keep(field));
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === "ArrowDown") { event.preventDefault(); go(field, 1); }
      if (event.key === "ArrowUp") { event.preventDefault(); go(field, -1); }
    });
  }
  finish.addEventListener("keydown", (event) => {
    if (event.key === "ArrowUp") { event.preventDefault(); fields.at(-1).focus(); }
  });
  document.addEventListener("keydown", async (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await pending;
    location.assign("/entry");
  });
  const wrong = sheet.querySelector('[aria-invalid="true"]');
  const first = fields.find((field) => field.value === "") ?? fields[0];
  (wrong ?? first)?.focus();
}

// Boards stay up to date by themselves.
const fresh = document.querySelector("[data-refresh]");
if (fresh) setInterval(async () => {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.querySelector("[data-refresh]");
  if (next) fresh.replaceChildren(...next.childNodes);
}, Number(fresh.dataset.refresh) * 1000);
