/** What completes names while one writes: the search and its list, fetched together. */
export { default as SuggestionList } from "./SuggestionList.svelte";
export { Suggestions } from "./suggestions.svelte";
