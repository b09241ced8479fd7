// Prints what Chromium shows of the pages that old_engine.py opens, measured by the same seen.js, as JSON.
// Usage: node seen_now.js SITE_FOLDER WIDTHS PAGES, the last two as JSON lists
import { readFileSync } from "node:fs";
import { launched } from "./launched.js";
import { served } from "./served.js";

const SEEN = readFileSync(new URL("seen.js", import.meta.url), "utf-8");
const [folder, widths, paths] = process.argv.slice(2);
const browser = await launched();
const context = await browser.newContext();
const address = await served(context, folder);
const page = await context.newPage();
const report = {};
for (const path of JSON.parse(paths)) {
  for (const width of JSON.parse(widths)) {
    await page.setViewportSize({ width, height: 740 });
    await page.goto(`${address}${path}`);
    await page.evaluate(SEEN);
    report[`${path} ${width}`] = await page.evaluate("seen.page()");
  }
}
await browser.close();
console.log(JSON.stringify(report));
