// Uses a finished site as readers do, by keyboard and from a folder, and prints what they met, as JSON.
// Usage: node use.js SITE_FOLDER TOPIC_ADDRESS SECTION_ADDRESS SEARCHES.json DIVIDED_SITE_FOLDER
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { served } from "./served.js";
import { launched } from "./launched.js";

const [folder, topic, section, searches, divided] = process.argv.slice(2);
const browser = await launched();
const report = {};

async function opened(context, address) {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.problems = [];
  page.on("console", (message) => message.type() === "error" && page.problems.push(message.text()));
  page.on("pageerror", (error) => page.problems.push(String(error)));
  page.on("dialog", (dialog) => {
    page.problems.push(`a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.goto(address);
  return page;
}

const results = (page) =>
  page.evaluate(() => ({
    status: document.getElementById("theme--found").textContent,
    hits: [...document.querySelectorAll(".results li")].map((item) => ({
      href: item.querySelector("a").getAttribute("href"),
      text: item.textContent,
    })),
    elements: document.querySelectorAll("#theme--found *, .results script, .results img").length,
  }));

async function typed(page, query) {
  await page.locator("#theme--query").fill(query);
  await page.keyboard.press("Enter");
  return results(page);
}

async function keyboard(page) {
  const fold = page.locator("details.how-fold").first();
  await fold.locator("summary").focus();
  await page.keyboard.press("Enter");
  const isOpened = await fold.evaluate((e) => e.open);
  await page.keyboard.press("Tab");
  const goesInside = await fold.evaluate((e) => e.contains(document.activeElement) && document.activeElement.tagName === "A");
  await fold.locator("summary").focus();
  await page.keyboard.press("Space");
  const isClosed = await fold.evaluate((e) => !e.open);
  const word = page.locator("a[href*='#word-']").first();
  await word.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/#word-/);
  const explained = await page.evaluate(() => {
    const box = document.querySelector(":target").getBoundingClientRect();
    return box.height > 0 && box.top >= 0 && box.top < innerHeight;
  });
  return { isOpened, goesInside, isClosed, explained };
}

// What is pressed, what is said then, and what a reader would paste.
async function copied(page) {
  const button = page.locator(".hand button.copy").first();
  await button.focus();
  await page.keyboard.press("Enter");
  const status = page.locator(".hand button.copy + [role=status]").first();
  await status.filter({ hasText: /./ }).waitFor();
  const link = page.locator(".hand a[data-copy]").first();
  return {
    label: await button.textContent(),
    said: await status.textContent(),
    hasFocus: await button.evaluate((e) => e === document.activeElement),
    isAddress: (await page.evaluate(() => navigator.clipboard.readText())) === (await link.getAttribute("href")),
  };
}

async function skipped(page) {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.className);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  return { first, isInMain: await page.evaluate(() => document.querySelector("main").contains(document.activeElement)) };
}

// From a folder first: there browsers are strictest.
const local = await browser.newContext({ reducedMotion: "reduce" });
const start = await opened(local, pathToFileURL(`${folder}/${topic}index.html`).href);
report.skip = await skipped(start);
await start.locator(".site-nav a[href*='search/']").focus();
await start.keyboard.press("Enter");
await start.locator("#theme--query").focus();
await start.keyboard.type("pins and needles");
await start.keyboard.press("Enter");
await start.waitForURL(/search\/index\.html\?q=pins\+and\+needles$/);
report.fromFolder = await results(start);
await start.keyboard.press("Tab");
await start.locator("#theme--results a").first().focus();
await start.keyboard.press("Enter");
await start.waitForURL(/#/);
report.followed = start.url().slice(pathToFileURL(folder).href.length);
await local.grantPermissions(["clipboard-read"]);
await start.goto(pathToFileURL(`${folder}/${section}index.html`).href);
report.copiedFromFolder = await copied(start);
// From a folder, Chromium loads no font: its own reads well, too.
report.problems = start.problems.filter((text) => !/legible\.woff2|net::ERR_FAILED/.test(text));

const context = await browser.newContext({ reducedMotion: "reduce" });
const address = await served(context, folder);
const page = await opened(context, `${address}search/index.html`);
report.searches = {};
for (const query of JSON.parse(readFileSync(searches, "utf-8"))) report.searches[query.slice(0, 100)] = await typed(page, query);
report.live = await page.evaluate(() => document.getElementById("theme--found").getAttribute("role"));
for (const odd of ["?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "?q=%", "?q=a&q=b", "#%00", "#<script>", "?q=" + "x".repeat(10_000), "#__proto__"]) {
  await page.goto(`${address}search/index.html${odd}`);
  const found = await results(page);
  report.searches[`address ${odd.slice(0, 60)}`] = found;
}
await page.goto(`${address}${topic}index.html#%E0%A4%A-"><script>alert(1)</script>`);
await page.goto(`${address}${section}index.html`);
await context.grantPermissions(["clipboard-read", "clipboard-write"]);
report.copied = await copied(page);
report.keyboard = await keyboard(page);
report.problems.push(...page.problems);

const wide = await opened(context, `${address}search/index.html?q=metformin`);
const before = await wide.locator("#theme--results li").count();
report.more = await wide.locator("#theme--more").evaluate((button) => ({ label: button.textContent }));
await wide.locator("#theme--more").focus();
await wide.keyboard.press("Enter");
Object.assign(report.more, await wide.evaluate((shown) => {
  const items = document.querySelectorAll("#theme--results li");
  return { shown: items.length, hasFocus: items[shown].querySelector("a") === document.activeElement };
}, before));

// What moves while a page gets ready, without the reader doing anything.
async function watched(inContext) {
  const page = await inContext.newPage();
  await page.setViewportSize({ width: 360, height: 900 });
  await page.addInitScript(() => {
    self.shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (self.shift += entry.value))).observe({ type: "layout-shift", buffered: true });
  });
  return page;
}

const still = await watched(context);
await still.goto(`${address}search/index.html?q=pins+and+needles`);
await still.locator("#theme--results li").first().waitFor();
await still.waitForTimeout(300);
report.shift = await still.evaluate(() => self.shift);

// As on a slow line: the font comes when the page has long been shown in one of the reader's own.
const slow = await browser.newContext();
await served(slow, folder);
await slow.route("**/*.woff2", async (route) => {
  await new Promise((done) => setTimeout(done, 600));
  return route.fallback();
});
report.slowFont = [];
for (const path of [topic, section, "sources/", "sources/sun-2005/", "glossary/"]) {
  const shown = await watched(slow);
  const font = shown.waitForResponse(/\.woff2$/);
  await shown.goto(`${address}${path}`);
  await (await font).finished();
  await shown.waitForTimeout(300);
  report.slowFont.push([path, await shown.evaluate(() => self.shift)]);
}

// A search whose index is in files, which a page opened from disk loads as scripts.
const large = await opened(await browser.newContext(), pathToFileURL(`${divided}/search/index.html`).href);
const scripts = await large.locator("script").count();
await large.locator("#theme--query").fill("pins and needles");
await large.keyboard.press("Enter");
await large.locator("#theme--results li").first().waitFor();
report.divided = await results(large);
report.dividedScripts = [scripts, await large.locator("script").count()];
await large.locator("#theme--query").fill("metformin");
await large.keyboard.press("Enter");
await large.locator("#theme--found").filter({ hasText: "metformin" }).waitFor();
await large.locator("#theme--more").focus();
await large.keyboard.press("Enter");
await large.locator("#theme--results li").nth(39).waitFor();
report.dividedMore = await large.evaluate(() => document.activeElement.closest("li") === document.querySelectorAll("#theme--results li")[10]);
report.problems.push(...large.problems.filter((text) => !/legible\.woff2|net::ERR_FAILED/.test(text)));

// As in a browser that cannot read a script of the search.
const old = await browser.newContext();
await served(old, folder);
await old.route("**/search-index.js", (route) => route.fulfill({ contentType: "text/javascript", body: "a script of the future #" }));
const broken = await old.newPage();
await broken.goto(`${address}search/index.html?q=tingling`);
await broken.locator("#theme--found").filter({ hasText: /./ }).waitFor();
report.broken = await broken.locator("#theme--found").textContent();

const scriptless = await browser.newContext({ javaScriptEnabled: false });
await served(scriptless, folder);
const plain = await opened(scriptless, `${address}search/index.html?q=tingling`);
report.withoutScripts = { text: await plain.locator("main").innerText(), links: await plain.locator(".index a").count() };
await browser.close();
console.log(JSON.stringify(report));
