// Print references with citeproc-js, a citation processor that shares no code with ours: items and a style in on
// standard input as JSON, HTML by id out. Needs node and the npm package citeproc; `references.py` runs it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const CSL = createRequire(process.cwd() + "/")("citeproc");
const { style, locales, language, items } = JSON.parse(readFileSync(0, "utf8"));
const found = {};
for (const item of items) {
  // One by one, because a page numbers its references, and a style must not tell works of one author and year apart.
  const system = { retrieveLocale: (name) => locales[name] ?? locales["en-US"], retrieveItem: () => item };
  const engine = new CSL.Engine(system, style, language, true);
  engine.updateItems([item.id]);
  const entry = engine.makeBibliography()[1][0];
  const inner = /<div class="csl-right-inline">([\s\S]*?)<\/div>/.exec(entry) ?? /<div class="csl-entry">([\s\S]*)<\/div>/.exec(entry);
  found[item.id] = inner[1].trim();
}
console.log(JSON.stringify(found));
