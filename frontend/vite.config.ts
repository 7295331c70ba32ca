import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { icons } from "./build/icons";

export default defineConfig({
  plugins: [svelte(), icons()],
  build: { target: "es2022", assetsInlineLimit: 0 },
  test: { environment: "happy-dom", include: ["src/**/*.test.ts"] },
});
