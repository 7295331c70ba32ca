/** What events do to the previews of links: they are not in them, and asked for again where their message is on screen. */
import { reduces } from "./late";

reduces("previews", {
  "preview.changed": (state, event) => {
    if (event.message_id in state.previews) state.previews[event.message_id] = null;
  },
});
