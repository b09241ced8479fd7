// Prints, as JSON, what a reader of a phone meets of pages before unfolding anything: their height, words and where parts are.
// Usage: node layers.js SITE_FOLDER PARTS PAGES, the last two as JSON lists: selectors of parts, and pages
import { launched } from "./launched.js";
import { served } from "./served.js";

const [folder, selectors, paths] = process.argv.slice(2);
const browser = await launched();
const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
const address = await served(context, folder);
const page = await context.newPage();
const report = {};
for (const path of JSON.parse(paths)) {
  await page.goto(`${address}${path}`);
  await page.evaluate(() => document.fonts.ready);
  report[path] = await page.evaluate((wanted) => {
    const parts = {};
    for (const selector of wanted) {
      parts[selector] = Array.from(document.querySelectorAll(selector), (element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return { top: top + scrollY, bottom: bottom + scrollY, text: element.innerText };
      });
    }
    return { height: document.documentElement.scrollHeight, parts };
  }, JSON.parse(selectors));
}
await browser.close();
console.log(JSON.stringify(report));
