/** Which component shows which kind of object in a conversation. */
import { showCards } from "../conversations/cards";

showCards("accord", () => import("./accords/CardInConversation.svelte"));
showCards("publication", () => import("./network/SharedPublication.svelte"));
