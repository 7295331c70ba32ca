import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

/** Also read by svelte-check and editors. */
export default { preprocess: vitePreprocess() };
