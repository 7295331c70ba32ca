/**
 * The chat server that the README of `ws` shows (https://github.com/websockets/ws#server-broadcast): encoded
 * once, sent to every client. Run: node broadcast.mjs <port>
 */
import { createRequire } from "node:module";

const require = createRequire(new URL("../../frontend/package.json", import.meta.url));
const { WebSocketServer, WebSocket } = require("ws");

let seq = 0;
const server = new WebSocketServer({
  host: "127.0.0.1",
  port: Number(process.argv[2]),
  perMessageDeflate: false,
  backlog: 2048,
});

server.on("connection", (socket) => {
  socket.on("error", () => socket.terminate());
  socket.on("message", (frame) => {
    const post = JSON.parse(frame);
    const event = Buffer.from(JSON.stringify(eventFor(post)));
    for (const client of server.clients) {
      if (client.readyState === WebSocket.OPEN) client.send(event, { binary: false });
    }
    socket.send(JSON.stringify({ type: "reply", ref: post.ref, ok: true, result: {} }));
  });
});

function eventFor({ room, text, client_id }) {
  seq += 1;
  return {
    type: "message.posted",
    stream: `room:${room}`,
    seq,
    message: {
      id: client_id,
      room,
      seq,
      topic: null,
      author: { id: client_id, name: "Personne 17", kind: "member" },
      text,
      html: `<p>${text}</p>`,
      client_id,
      posted_at: "2026-11-23T10:00:00.000Z",
      edited_at: null,
      reply_to: null,
      mentions: [],
      attachments: [],
      reactions: [],
      card: null,
    },
  };
}
