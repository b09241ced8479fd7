// Runs the scripts of a finished site's search, without a browser, and prints the first hits of each query as JSON.
// Usage: node search.js SITE_FOLDER QUERIES.json LANGUAGE [NO_SEGMENTER]
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

const [folder, queries, language, isOld] = process.argv.slice(2);
const isDivided = existsSync(`${folder}/search/index.js`);
const loaded = [];
const scope = createContext({});
runInContext("globalThis.self = globalThis;", scope);
if (isOld) runInContext("delete Intl.Segmenter;", scope);
const run = (file) => runInContext(readFileSync(`${folder}/${file}`, "utf-8"), scope, { filename: file });
if (existsSync(`${folder}/assets/search-${language}.js`)) run(`assets/search-${language}.js`);
for (const file of isDivided ? ["words.js", "index.js"] : readdirSync(`${folder}/search`)) if (file.endsWith(".js")) run(`search/${file}`);
for (const file of ["search-text.js", "search-index.js", ...(isDivided ? ["search-divided.js"] : [])]) run(`assets/${file}`);
scope.load = async (name) => {
  loaded.push(`${name}.js`);
  run(`search/${name}.js`);
  return scope.searchFiles[name];
};
const engine = runInContext(
  isDivided
    ? `new DividedSearch(self.searchFiles.index, self.searchWords, self.searchLanguage || {}, "${language}", { load, first: 10, most: 40 })`
    : `new Search(self.searchTopics || [], self.searchWords, self.searchLanguage || {}, "${language}")`,
  scope,
);
const told = ({ kind, title, address }) => ({ kind, title, address });
const results = [];
for (const query of JSON.parse(readFileSync(queries, "utf-8"))) {
  loaded.length = 0;
  const { answers, words, near, missing } = await engine.find(query);
  const files = [...loaded];
  await engine.loadTexts(answers.slice(0, 40));
  results.push({ query, answers: answers.map(told), words: words.map(told), near, missing, loaded: files });
}
console.log(JSON.stringify(results));
