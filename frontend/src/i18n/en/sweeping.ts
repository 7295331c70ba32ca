/** Words of taking away all that somebody said lately. */
import type { sweeping as source } from "../fr/sweeping";
import type { Translation } from "../types";

export const sweeping: Translation<typeof source> = {
  "sweeping.act": "Remove their recent messages",
  "sweeping.title": "Remove the recent messages of {name}",
  "sweeping.text":
    "One decision, in the rooms that you moderate. The person reads the reasons and may appeal.",
  "sweeping.period": "How far back",
  "sweeping.period.hour": "an hour",
  "sweeping.period.day": "a day",
  "sweeping.period.week": "seven days",
  "sweeping.count": { one: "{count} message.", other: "{count} messages." },
  "sweeping.rooms": "In: {rooms}.",
  "sweeping.most": "The newest first, {most} at once.",
  "sweeping.nothing": "This person wrote nothing in that time where you moderate.",
  "sweeping.counting": "Looking for the messages…",
  "sweeping.remove": "Remove the messages",
  "sweeping.confirm": { one: "Remove {count} message", other: "Remove {count} messages" },
  "sweeping.done": "The messages of {name} are removed.",
  "sweeping.going": "Removing the messages",
  "sweeping.returning": "Bringing the messages back",
  "sweeping.gone": { one: "{count} message removed.", other: "{count} messages removed." },
  "sweeping.undo": "Undo the removal",
  "sweeping.undoText":
    "For an hour all of it can come back to its place; the person will read nothing of it.",
  "sweeping.undone": "The removal is undone: the messages are at their place.",
  "sweeping.noCopy": "These messages were in private rooms: the case has no copy of them.",
  "sweeping.mine": { one: "It is about {count} message.", other: "It is about {count} messages." },
  "sweeping.handsOver":
    "This message was meant for a private room. By your appeal, those who moderate the community can read it.",
};
