import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";
import { icons } from "./build/icons.ts";
import { serviceWorker } from "./build/worker.ts";

/** The server that `npm run dev` speaks to. */
const SERVER = process.env.CHATCORE_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [svelte(), svelteTesting(), icons(), serviceWorker()],
  build: {
    target: "es2022",
    // No data: addresses, no inline script: the content security policy allows neither.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What the page cannot begin without comes as one file: cut where lazy parts share it, it would be twenty-five.
        codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] },
      },
    },
  },
  server: {
    proxy: {
      "/api": SERVER,
      "/media": SERVER,
      "/brand.css": SERVER,
      "/brand/": SERVER,
      "/manifest.webmanifest": SERVER,
      "/ws": { target: SERVER, ws: true },
    },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
    setupFiles: ["src/live/testing/setup.ts"],
  },
});
