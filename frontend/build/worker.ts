/** A Vite plugin that builds `src/worker.ts` to `sw.js`, with the list of the built files to keep. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { build, type Plugin, type ResolvedConfig } from "vite";

/** Fetched when used rather than in advance. */
const ON_DEMAND = /\.(json|map|ttf|woff)$|sw\.js$|screenshots\//;

function entriesOf(folder: string): { url: string; revision: string | null }[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => !ON_DEMAND.test(path))
    .sort();
  return files.map((path) => {
    const url = `/${relative(folder, path)}`;
    const named = url.startsWith("/assets/"); // the name holds a digest already
    return {
      url,
      revision: named
        ? null
        : createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 16),
    };
  });
}

export function serviceWorker(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "chatcore-service-worker",
    apply: "build",
    configResolved(resolved) {
      config = resolved;
    },
    async closeBundle() {
      const outDir = resolve(config.root, config.build.outDir);
      await build({
        configFile: false,
        root: config.root,
        publicDir: false,
        logLevel: "warn",
        define: {
          PRECACHE: JSON.stringify(entriesOf(outDir)),
          "process.env.NODE_ENV": '"production"',
        },
        build: {
          outDir,
          emptyOutDir: false,
          target: "es2022",
          lib: {
            entry: "src/worker.ts",
            formats: ["iife"],
            name: "worker",
            fileName: () => "sw.js",
          },
        },
      });
    },
  };
}
