/** What text can show, and the help that explains it. */
import type { rich as source } from "../fr/rich";
import type { Translation } from "../types";

export const rich: Translation<typeof source> = {
  "rich.hidden": "Hidden text: open",
  "rich.removePreview": "Take the preview away for everybody",
  "rich.previews": "Link previews",
  "rich.previewsOn": "Show a preview of the pages that people send the address of",
  "rich.previewsHint":
    "The server of Chatcore then asks the sites concerned for these pages; they see its address and never that of the members. No picture is loaded. Off until you switch it on.",
  "rich.previewsSaved": "Setting saved",
  "rich.help": "Formatting",
  "rich.helpHint": "What one can write, and how",
  "rich.wrote": "You write",
  "rich.gives": "It gives",
  "rich.bold": "some **bold**, *italic* and ~~struck~~ text",
  "rich.list": "- a list\n- of points",
  "rich.tasks": "- [ ] to do\n- [x] done",
  "rich.quote": "> a quotation",
  "rich.code": "`code` in a line",
  "rich.block": '```python\nprint("hello")\n```',
  "rich.table": "| Port | Quay |\n|---|---|\n| Brest | 4 |",
  "rich.spoiler": "the end is ||happy||",
  "rich.maths": "mass $E = mc^2$",
  "rich.time": "departure <time:2026-12-01T14:00>",
  "rich.timeIn": "{moment}, by the clocks of {zone}",
  "rich.heading": "# A title",
  "rich.ticked": "Boxes are ticked with a click, by who wrote the list or animates the room.",
};
