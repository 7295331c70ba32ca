/** Which component shows which kind of object in a conversation. */
import { closesAnswers, showCards } from "../conversations/cards";
import { offerInComposer } from "../conversations/composer/offers";
import { live } from "../live/state.svelte";

showCards("announcement", () => import("./announcements/InConversation.svelte"));
closesAnswers("announcement", (id) => live.announcements[id]?.abilities.comment === false);
showCards("accord", () => import("./accords/CardInConversation.svelte"));
showCards("poll", () => import("./polls/PollInConversation.svelte"), { words: true });
showCards("publication", () => import("./network/SharedPublication.svelte"));

offerInComposer(() => import("./polls/offer"));
offerInComposer(() => import("../conversations/composer/helping"));
