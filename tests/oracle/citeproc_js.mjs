// Print items in a CSL style with citeproc-js: JSON in on standard input, HTML by id out. `citeproc_js.py` runs it.
import { readFileSync } from "node:fs";
import CSL from "citeproc";
const { style, locales, language, items } = JSON.parse(readFileSync(0, "utf8"));
const found = {};
for (const item of items) {
  const sys = { retrieveLocale: (n) => locales[n] ?? locales["en-US"], retrieveItem: () => item };
  const e = new CSL.Engine(sys, style, language, true);
  e.updateItems([item.id]);
  const entry = e.makeBibliography()[1][0];
  const inner = /<div class="csl-right-inline">([\s\S]*?)<\/div>/.exec(entry) ?? /<div class="csl-entry">([\s\S]*)<\/div>/.exec(entry);
  found[item.id] = inner[1].trim();
}
console.log(JSON.stringify(found));
