/** Prints what the first load of the application weighs (gzip), and fails above the target. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const TARGET = 104 * 1024;
const dist = new URL("../dist/", import.meta.url);
const page = readFileSync(new URL("index.html", dist), "utf8");
const files = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(
  ([, path]) => path,
);

let total = 0;
for (const path of new Set(files)) {
  const size = gzipSync(readFileSync(new URL(path, dist)), { level: 9 }).length;
  total += size;
  console.log(`${(size / 1024).toFixed(1).padStart(8)} KB  ${path}`);
}
console.log(
  `${(total / 1024).toFixed(1).padStart(8)} KB  first load, JavaScript and CSS, gzip (target ${TARGET / 1024} KB)`,
);
if (total > TARGET) process.exit(1);
