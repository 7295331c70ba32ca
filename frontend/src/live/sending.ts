/** The one outbox of this page, on the one connection. */
import { connection } from "./connection.svelte";
import { Outbox } from "./outbox.svelte";
import { live } from "./state.svelte";

export const outbox = new Outbox({
  get live() {
    return connection.state === "live";
  },
  send: (command) => connection.send(command),
  expect: (stream, seq, seen) => connection.expect(stream, seq, seen),
});

connection.greeted.on(() => outbox.pump());
connection.on("message.posted", ({ message }) => {
  if (message.author.id === live.viewer && message.client_id) outbox.seen(message.client_id);
});
