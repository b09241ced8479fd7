// What the links to other languages do: node languages.js SITE ADDRESS. Prints, as JSON, where they lead with scripts and
// without, when the place on the page has changed meanwhile, and how wide the page is on a phone.
import { launched } from "./launched.js";
import { served } from "./served.js";

const [site, address] = process.argv.slice(2);
const browser = await launched();
const found = { problems: [] };
for (const javaScriptEnabled of [true, false]) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled });
  const base = await served(context, site);
  const page = await context.newPage();
  page.on("console", (message) => found.problems.push(message.text()));
  page.on("pageerror", (problem) => found.problems.push(String(problem)));
  const follow = async (language) => {
    await page.click(`.languages a[lang="${language}"]`);
    await page.waitForLoadState();
    return page.url().slice(base.length);
  };
  await page.goto(base + address);
  if (javaScriptEnabled) {
    found.width = await page.evaluate(() => document.documentElement.scrollWidth);
    found.there = await follow("ar");
    found.direction = await page.evaluate(() => getComputedStyle(document.body).direction);
    found.back = await follow("en-GB");
    await page.goto(`${base}${address.split("#")[0]}#content`);
    found.moved = await follow("de");
  } else found.unscripted = await follow("de");
  await context.close();
}
await browser.close();
console.log(JSON.stringify(found));
