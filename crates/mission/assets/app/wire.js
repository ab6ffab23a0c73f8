// How versions and photos go to the server: used by the page, and by the service worker when the page is closed.
//
// A plain script, because service workers of older phones cannot load modules: it leaves `hattamaWire` in the global
// scope. Both functions may be called again at any time with the same things; the server takes nothing twice.

(() => {
  const PIECE = 256 * 1024;

  async function call(path, options, seconds) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), seconds * 1000);
    try {
      return await fetch(path, { redirect: "error", cache: "no-store", credentials: "omit", ...options, signal: abort.signal });
    } finally { clearTimeout(timer); }
  }

  const head = (token, language) => ({ authorization: `Bearer ${token}`, "accept-language": language });

  /// Sends a frozen version: { is: "sent", answer } | "refused" | "forbidden" | "signed_out" | "later" | "away".
  /// Whatever is not an answer of the mission's own (a hotel's sign-in page, a proxy) is "away".
  async function putReport(item, token, language) {
    let response;
    let answer;
    try {
      response = await call(`/field/reports/${item.report}/${item.number}/${item.device}`, {
        method: "PUT", headers: { ...head(token, language), "content-type": "application/json" }, body: item.body,
      }, 45);
      answer = await response.json();
    } catch { return { is: "away" }; }
    const { status } = response;
    if (status === 200) {
      const ours = answer.report === item.report && answer.number === item.number && answer.device === item.device;
      return ours ? { is: "sent", answer } : { is: "away" };
    }
    if (status === 401 && answer.error === "signed_out") return { is: "signed_out" };
    if (status === 403 && answer.error === "another_observer") return { is: "forbidden", answer };
    if ([400, 413, 422].includes(status) && answer.error) return { is: "refused", answer };
    return { is: answer.error ? "later" : "away" };
  }

  /// Sends what the server has not of a photo, piece by piece: "whole" | "refused" | "signed_out" | "later" | "away".
  async function sendPhoto(photo, token, language, told = () => {}) {
    const path = `/field/photos/${photo.sha256}`;
    const headers = head(token, language);
    const size = photo.blob.size;
    const offsetOf = (response) => Number(response.headers.get("upload-offset") ?? NaN);
    const whole = (response) => response.headers.get("upload-complete") === "?1";
    try {
      const first = await call(path, { method: "HEAD", headers }, 30);
      if (first.status === 401) return "signed_out";
      if (first.status === 200 && whole(first)) return "whole";
      let offset = first.status === 200 ? offsetOf(first) : first.status === 404 ? 0 : NaN;
      // As many pieces as it has, and some more for offsets that are set right.
      for (let turn = 0; turn < Math.ceil(size / PIECE) + 6; turn += 1) {
        if (!(offset >= 0 && offset <= size)) return "later";
        const response = await call(path, {
          method: "PATCH",
          headers: { ...headers, "upload-offset": String(offset), "upload-length": String(size), "content-type": photo.blob.type || "image/jpeg" },
          body: photo.blob.slice(offset, offset + PIECE),
        }, 90);
        if (response.status === 204 && whole(response)) return "whole";
        if (response.status === 204 || response.status === 409) offset = offsetOf(response);
        else if (response.status === 422) offset = 0;
        else if (response.status === 401) return "signed_out";
        else if (response.status === 413 || response.status === 415) return "refused";
        else return "later";
        told(offset);
      }
      return "later";
    } catch { return "away"; }
  }

  globalThis.hattamaWire = { putReport, sendPhoto };
})();
