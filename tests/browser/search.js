// Runs the scripts of a finished site's search, without a browser, and prints the first hits of each query as JSON.
// Usage: node search.js SITE_FOLDER QUERIES.json [NO_SEGMENTER]
import { readdirSync, readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

const [folder, queries, isOld] = process.argv.slice(2);
const scope = createContext({});
runInContext("globalThis.self = globalThis;", scope);
if (isOld) runInContext("delete Intl.Segmenter;", scope);
const run = (file) => runInContext(readFileSync(`${folder}/${file}`, "utf-8"), scope, { filename: file });
for (const file of readdirSync(`${folder}/assets`)) if (/^search-..\.js$/.test(file)) run(`assets/${file}`);
for (const file of readdirSync(`${folder}/search`)) if (file.endsWith(".js")) run(`search/${file}`);
for (const file of ["search-text.js", "search-index.js"]) run(`assets/${file}`);
scope.queries = readFileSync(queries, "utf-8");
console.log(
  runInContext(
    `{
      const engine = new Search(self.searchTopics || [], self.searchWords, self.searchLanguage || {}, "en");
      const told = ({ kind, title, address }) => ({ kind, title, address });
      JSON.stringify(JSON.parse(queries).map((query) => {
        const { answers, words, near, missing } = engine.search(query);
        return { query, answers: answers.map(told), words: words.map(told), near, missing };
      }));
    }`,
    scope,
  ),
);
