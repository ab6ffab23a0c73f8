// Photos: made smaller on the phone, named by their hash, kept as they will be sent.
//
// Drawing the picture on a canvas and writing it anew as JPEG leaves place, device and all other metadata behind.

import { app, moment, person } from "./app.js";
import { answer, photosIn } from "./report.js";
import * as store from "./store.js";

const LONGER_SIDE = 1600;
const QUALITY = 0.85;

async function picture(file) {
  if (globalThis.createImageBitmap) {
    try { return await createImageBitmap(file, { imageOrientation: "from-image" }); } catch { /* Older phones: below. */ }
  }
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try { await image.decode(); } finally { URL.revokeObjectURL(image.src); }
  return image;
}

async function shrink(file) {
  const source = await picture(file);
  const [width, height] = [source.naturalWidth ?? source.width, source.naturalHeight ?? source.height];
  const scale = Math.min(1, LONGER_SIDE / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  source.close?.();
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  canvas.width = 0;
  if (!blob) throw new Error("no picture");
  return blob;
}

async function hash(blob) {
  const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/// Adds a photo to an answer: picture and answer are kept in one stroke.
export async function add(report, question, file) {
  const blob = await shrink(file);
  const sha256 = await hash(blob);
  const before = report.answers[question.id]?.photos ?? [];
  if (before.includes(sha256)) return;
  const steps = [];
  if (!app.photos.has(sha256)) {
    const photo = { sha256, blob, person: person(), taken: moment(), wanted: false, whole: false, refused: false, offset: 0 };
    app.photos.set(sha256, photo);
    steps.push(["put", "photos", photo]);
  }
  await answer(report, question.id, { photos: [...before, sha256] }, { steps });
}

/// Deletes pictures that no report names any more: ones that were removed again.
export async function sweep() {
  const named = new Set();
  for (const report of await store.all("reports")) {
    for (const answers of [report.answers, report.aside, report.base?.answers, report.other?.version.answers]) photosIn(answers).forEach((name) => named.add(name));
  }
  for (const item of await store.all("outbox")) photosIn(JSON.parse(item.body).answers).forEach((name) => named.add(name));
  const gone = (await store.keys("photos")).filter((name) => !named.has(name));
  await store.write(gone.map((name) => ["remove", "photos", name]));
  gone.forEach((name) => app.photos.delete(name));
}
