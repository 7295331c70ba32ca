/** The one outbox of this page, on the one connection. */
import { fetchFiles } from "../files/fetched";
import { connection } from "./connection.svelte";
import { Outbox } from "./outbox.svelte";
import { live } from "./state.svelte";

export const outbox = new Outbox({
  get live() {
    return connection.state === "live";
  },
  send: (command) => connection.send(command),
  attach: async (keys) => (await fetchFiles()).uploads.finish(keys),
  forget: async (keys, unposted) => {
    const { uploads } = await fetchFiles();
    await (unposted ? uploads.drop(keys) : uploads.forget(keys));
  },
  expect: (stream, seq, seen) => connection.expect(stream, seq, seen),
});

connection.greeted.on(() => outbox.pump());
connection.on("message.posted", ({ message }) => {
  if (message.author.id === live.viewer && message.client_id) outbox.seen(message.client_id);
});
