import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

/** Also read by svelte-check and editors. */
export default {
  preprocess: vitePreprocess(),
  // A component's class stands in its markup and in each of its rules, and cannot be compressed: five letters are enough.
  compilerOptions: {
    cssHash: ({ hash, filename }) => `s${hash(filename.replace(/^.*\/src\//, "")).slice(-5)}`,
  },
};
