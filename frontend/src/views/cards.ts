/** Which component shows which kind of object in a conversation. */
import { closesAnswers, showCards } from "../conversations/cards";
import { commandsFrom } from "../conversations/composer/sources";
import { live } from "../live/state.svelte";

showCards("announcement", () => import("./announcements/InConversation.svelte"));
closesAnswers("announcement", (id) => live.announcements[id]?.abilities.comment === false);
showCards("message", () => import("./writing/QuotedMessage.svelte"));
showCards("accord", () => import("./accords/CardInConversation.svelte"));
showCards("poll", () => import("./polls/PollInConversation.svelte"), { words: true });
showCards("publication", () => import("./network/SharedPublication.svelte"));

// What is begun with a slash, and under « + ».
commandsFrom(() => import("./writing/commands"));
commandsFrom(() => import("./polls/offer"));
commandsFrom(() => import("../conversations/composer/helping"));
