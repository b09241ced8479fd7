// Prints, as JSON, the words of pages as a reader copies them, and as a browser without styles shows them.
// Usage: node copied.js SITE_FOLDER PAGES, the last as a JSON list
import { launched } from "./launched.js";
import { served } from "./served.js";

const [folder, paths] = process.argv.slice(2);
const browser = await launched();
const context = await browser.newContext();
const address = await served(context, folder);
const page = await context.newPage();
const report = {};
for (const path of JSON.parse(paths)) {
  await page.goto(`${address}${path}`);
  report[path] = await page.evaluate(() => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    const main = document.querySelector("main");
    const words = () => main.innerText.split(/\s+/).filter(Boolean);
    getSelection().selectAllChildren(main);
    const found = { copied: getSelection().toString(), seen: words() };
    for (const sheet of document.styleSheets) sheet.disabled = true;
    return { ...found, bare: words() };
  });
}
await browser.close();
console.log(JSON.stringify(report));
