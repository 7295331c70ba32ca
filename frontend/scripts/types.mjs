/** Writes the TypeScript types of the live protocol from the schema that the server writes; `--check` only compares. */
import { readFile, writeFile } from "node:fs/promises";
import { compile } from "json-schema-to-typescript";

const folder = new URL("../src/api/", import.meta.url);
const schema = JSON.parse(await readFile(new URL("live.schema.json", folder), "utf8"));
const types = await compile(schema, "Live", {
  additionalProperties: false,
  bannerComment: "/** The live protocol, generated from live.schema.json by `npm run types`. */",
  unreachableDefinitions: true,
});
// The generator repeats in each comment where the definition came from.
const quiet = types
  .replace(/^ \* This interface was referenced by [^\n]*\n \* via the `definition` [^\n]*\n/gm, "")
  .replace(/^( \*\n)+( \*\/)/gm, "$2")
  .replace(/^\/\*\*\n \*\/\n/gm, "");
const file = new URL("live.d.ts", folder);
if (!process.argv.includes("--check")) await writeFile(file, quiet);
else if ((await readFile(file, "utf8")) !== quiet) {
  console.error("src/api/live.d.ts is not what live.schema.json says: run `npm run types`.");
  process.exit(1);
}
