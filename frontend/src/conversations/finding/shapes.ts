/** What a search answers and what is kept at hand, as the server says it. */

import type * as Rest from "../../api/rest";
import type { MessageCard } from "../../api/shapes";

type With<T> = Omit<T, "message"> & { message: MessageCard };

export type Found = With<Rest.FoundCard>;
export type FoundRoom = Rest.RoomCard;
export type FoundTopic = Rest.TopicCard;
export type SearchPage = Omit<Rest.SearchPage, "results"> & { results: Found[] };
export type Suggestions = Rest.Suggestions;
export type Saved = With<Rest.SavedCard>;
export type SavedPage = Omit<Rest.SavedList, "results"> & { results: Saved[] };
export type Pinned = With<Rest.KeptCard>;
export type Place = Rest.MessagePlace;
