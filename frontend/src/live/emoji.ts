/** What live events do to the emoji of communities, once they have been read. */
import { reduces } from "./late";

reduces("emoji", {
  "emoji.changed": (state, { community, emoji }) => {
    const held = state.emoji[community];
    if (held) held[emoji.name] = emoji;
  },
});
