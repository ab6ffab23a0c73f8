// The line between phone and mission: a proxy on one address that fails as networks do.
//
// `fault(request)` is asked for every request and may give
//   "cut"       the server gets the request and answers; the answer never arrives,
//   { after }   so many bytes of the request's body arrive, then the connection dies and the server sees nothing of it,
//   { answer }  [status, type, body] of somebody in between: a hotel's page, a gateway.
// `down` takes the whole line away.

import { createServer, request as ask } from "node:http";

export async function line(target, port) {
  const state = { down: false, fault: () => null, seen: [] };
  let goal = new URL(target);
  const server = createServer(async (incoming, outgoing) => {
    if (state.down) { incoming.socket.destroy(); return; }
    const fault = state.fault(incoming);
    const chunks = [];
    let size = 0;
    try {
      for await (const chunk of incoming) {
        chunks.push(chunk);
        size += chunk.length;
        if (fault?.after !== undefined && size >= fault.after) { incoming.socket.destroy(); return; }
      }
    } catch { return; }
    if (fault?.after !== undefined) { incoming.socket.destroy(); return; }
    if (fault?.answer) {
      outgoing.writeHead(fault.answer[0], { "content-type": fault.answer[1] });
      outgoing.end(fault.answer[2]);
      return;
    }
    const body = Buffer.concat(chunks);
    const onward = ask({ host: goal.hostname, port: goal.port, method: incoming.method, path: incoming.url, headers: { ...incoming.headers, host: goal.host } }, async (answer) => {
      const parts = [];
      try { for await (const part of answer) parts.push(part); } catch { incoming.socket.destroy(); return; }
      state.seen.push({ method: incoming.method, path: incoming.url, status: answer.statusCode, cut: fault === "cut" });
      if (fault === "cut" || state.down) { incoming.socket.destroy(); return; }
      outgoing.writeHead(answer.statusCode, answer.headers);
      outgoing.end(Buffer.concat(parts));
    });
    onward.on("error", () => incoming.socket.destroy());
    onward.end(body);
  });
  const sockets = new Set();
  server.on("connection", (socket) => { sockets.add(socket); socket.on("close", () => sockets.delete(socket)); socket.on("error", () => {}); });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return Object.assign(state, {
    url: `http://127.0.0.1:${server.address().port}`,
    leadTo(url) { goal = new URL(url); },
    drop() { sockets.forEach((socket) => socket.destroy()); },
    stop: () => new Promise((resolve) => { sockets.forEach((socket) => socket.destroy()); server.close(resolve); }),
  });
}
