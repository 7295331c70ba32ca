/**
 * Writes the TypeScript types of the wire from what the server writes of it: the live protocol from its JSON Schema,
 * REST's bodies and answers from the OpenAPI document. `--check` only compares.
 */
import { readFile, writeFile } from "node:fs/promises";
import { compile } from "json-schema-to-typescript";

const folder = new URL("../src/api/", import.meta.url);
const read = (name) => readFile(new URL(name, folder), "utf8");

/** The document's schemas as definitions of one JSON Schema, in which they find each other. */
function restSchema(openapi) {
  const definitions = JSON.stringify(openapi.components.schemas);
  return {
    title: "Rest",
    type: "object",
    definitions: JSON.parse(definitions.replaceAll("#/components/schemas/", "#/definitions/")),
  };
}

const WRITTEN = {
  "live.d.ts": {
    from: "live.schema.json",
    what: "The live protocol",
    schema: (document) => ["Live", document],
  },
  "rest.d.ts": {
    from: "openapi.json",
    what: "What REST takes and answers",
    schema: (document) => ["Rest", restSchema(document)],
  },
};

async function typesOf({ from, what, schema }) {
  const [name, document] = schema(JSON.parse(await read(from)));
  const types = await compile(document, name, {
    additionalProperties: false,
    bannerComment: `/** ${what}, generated from ${from} by \`npm run types\`. */`,
    unreachableDefinitions: true,
  });
  // The generator repeats in each comment where the definition came from.
  return types
    .replace(
      /^ \* This interface was referenced by [^\n]*\n \* via the `definition` [^\n]*\n/gm,
      "",
    )
    .replace(/^( \*\n)+( \*\/)/gm, "$2")
    .replace(/^\/\*\*\n \*\/\n/gm, "");
}

for (const [file, written] of Object.entries(WRITTEN)) {
  const types = await typesOf(written);
  if (!process.argv.includes("--check")) await writeFile(new URL(file, folder), types);
  else if ((await read(file)) !== types) {
    console.error(`src/api/${file} is not what ${written.from} says: run \`npm run types\`.`);
    process.exitCode = 1;
  }
}
