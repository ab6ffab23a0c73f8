// Photos in a form: take one, choose from the phone, look at them small, remove and put back.

import { app } from "./app.js";
import { h, setText } from "./dom.js";
import { add } from "./photos.js";
import { t } from "./words.js";

const MOST = 20;

export function photoField(context) {
  const { question: one, id, get } = context;
  const list = h("ul", { class: "photos" });
  const said = h("p", { class: "help", role: "status" });
  let removed = null;
  let shown = null;

  const taking = async (event) => {
    const files = [...event.target.files];
    for (const file of files) {
      if ((get()?.photos ?? []).length >= MOST) { setText(said, t("photo_most", { count: MOST })); break; }
      setText(said, t("photo_working"));
      try {
        await add(context.report, one, file);
        setText(said, t("photo_kept"));
      } catch { setText(said, t("photo_failed")); }
    }
    event.target.value = "";
    update();
    context.told(true);
  };
  const source = (name, attributes) => {
    const input = h("input", { type: "file", accept: "image/*", id: `${id}-${name}`, class: "file", onchange: taking, ...attributes });
    return h("div", { class: "source" }, input, h("label", { for: `${id}-${name}`, class: "button second" }, t(name)));
  };

  function thumbnail(name, place) {
    const photo = app.photos.get(name);
    const words = t("photo_number", { place: place + 1 });
    const picture = photo ? h("img", { alt: words, width: "96", height: "96" }) : h("p", { class: "help" }, t("photo_elsewhere"));
    if (photo) {
      const url = URL.createObjectURL(photo.blob);
      picture.addEventListener("load", () => URL.revokeObjectURL(url), { once: true });
      picture.src = url;
    }
    return h("li", {}, picture, h("button", { type: "button", class: "second", "aria-label": `${t("remove")}: ${words}`, onclick: () => {
      const kept = get().photos.filter((other) => other !== name);
      removed = { name, place };
      context.set(kept.length > 0 ? { photos: kept } : undefined);
      context.told(true);
      back.focus();
    } }, t("remove")));
  }

  const back = h("button", { type: "button", class: "second", hidden: true, onclick: () => {
    const photos = [...(get()?.photos ?? [])];
    photos.splice(removed.place, 0, removed.name);
    removed = null;
    context.set({ photos });
    context.told(true);
    list.querySelector("button")?.focus();
  } }, t("put_back"));

  function update() {
    const photos = get()?.photos ?? [];
    back.hidden = removed === null;
    if (shown === photos.join()) return;
    shown = photos.join();
    list.replaceChildren(...photos.map(thumbnail));
    list.hidden = photos.length === 0;
  }
  return {
    node: h("div", {}, list, h("div", { class: "row two" }, source("take_photo", { capture: "environment" }), source("choose_photo", { multiple: true })), back, said),
    update,
  };
}
