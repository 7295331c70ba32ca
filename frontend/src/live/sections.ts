/** What live events do to where one keeps one's rooms. What the sections are called is read again (conversations/arranging). */
import { reduces } from "./late";

reduces("sections", {
  "room.placed": (state, { room, section }) => {
    const held = state.rooms[room];
    if (!held) return;
    if (section) held.section = section;
    else delete held.section;
  },
  "sections.arranged": (state, { gone }) => {
    if (!gone) return;
    state.sections = state.sections.filter(({ id }) => id !== gone);
    for (const room of Object.values(state.rooms)) if (room.section === gone) delete room.section;
  },
});
