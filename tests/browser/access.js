// Follows addresses, prints, and compares a site with its mirror image, in one run of Chromium; prints what it met, as JSON.
// Usage: node access.js SITE_FOLDER SECTION_ADDRESS LEFT_TO_RIGHT_SITE RIGHT_TO_LEFT_SITE PAGES, the last as a JSON list
import { launched } from "./launched.js";
import { served } from "./served.js";

const [folder, section, ltr, rtl, paths] = process.argv.slice(2);
const browser = await launched();

// How a claim's fold-out is seen, and what assistive technology is told of it.
async function foldOf(page, id) {
  const fold = page.locator(`[id="${id}"]`).locator("xpath=ancestor-or-self::*[contains(concat(' ', @class, ' '), ' claim ')]").locator("details").first();
  const debug = await page.context().newCDPSession(page);
  const { root } = await debug.send("DOM.getDocument");
  await fold.evaluate((e) => e.setAttribute("data-looked-at", ""));
  const { nodeId } = await debug.send("DOM.querySelector", { nodeId: root.nodeId, selector: "[data-looked-at] > summary" });
  const { nodes } = await debug.send("Accessibility.getPartialAXTree", { nodeId, fetchRelatives: false });
  await fold.evaluate((e) => e.removeAttribute("data-looked-at"));
  return {
    isOpen: await fold.evaluate((e) => e.open),
    isExpanded: nodes[0].properties.find(({ name }) => name === "expanded").value.value,
    button: await fold.locator("summary").isVisible() && /How do we know/.test(await fold.locator("summary").innerText()),
    content: await fold.locator(":scope > :not(summary)").first().isVisible(),
  };
}

async function claims(page) {
  return page.evaluate(() => [...document.querySelectorAll(".claim[id]")].filter((claim) => claim.querySelector("details")).map((claim) => claim.id));
}

async function unfolds(context) {
  const page = await context.newPage();
  const address = `${await served(context, folder)}${section}`;
  await page.goto(address);
  const ids = await claims(page);
  const found = { atFirst: await foldOf(page, ids[0]) };
  await page.evaluate((id) => (location.hash = id), ids[1]);
  await page.waitForFunction(() => location.hash);
  found.hashChange = await foldOf(page, ids[1]);
  found.others = await foldOf(page, ids[0]);
  await page.goto("about:blank");
  await page.goto(`${address}#${ids.at(-1)}`);
  found.address = await foldOf(page, ids.at(-1));
  found.isInView = await page.locator(`[id="${ids.at(-1)}"]`).evaluate((e) => e.getBoundingClientRect().top >= -1 && e.getBoundingClientRect().top < innerHeight);
  return { ids, ...found };
}

// The address of a claim below the page of another section: it leads on, and unfolds there.
async function leadsOn(context) {
  const page = await context.newPage();
  const address = `${await served(context, folder)}${section}`;
  await page.goto(address);
  const id = await page.evaluate(() => [...document.querySelectorAll("span[id][data-leads-on], [data-leads-on] span[id]")].at(-1).id);
  await page.goto("about:blank");
  await page.goto(`${address}#${id}`);
  await page.waitForURL((url) => !url.pathname.endsWith(section));
  return { id, url: page.url(), isThere: await page.locator(`[id="${id}"]`).count() };
}

async function withoutScripts() {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const address = `${await served(context, folder)}${section}`;
  const ids = await withScripts((other) => claims(other), address);
  await page.goto(`${address}#${ids[1]}`);
  const shut = await page.locator(`[id="${ids[1]}"] summary`).isVisible();
  await page.locator(`[id="${ids[1]}"] summary`).first().click();
  const opened = await page.locator(`[id="${ids[1]}"] details > :not(summary)`).first().isVisible();
  return { shut, opened, text: await page.locator("main").innerText() };
}

async function withScripts(what, address) {
  const context = await browser.newContext();
  await served(context, folder);
  const page = await context.newPage();
  await page.goto(address);
  const result = await what(page);
  await context.close();
  return result;
}

// A printer that notes what is open on paper, in place of the browser's window for printing.
async function prints(context) {
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.print = () => {
      dispatchEvent(new Event("beforeprint"));
      window.printed = { folds: document.querySelectorAll("details").length, open: document.querySelectorAll("details[open]").length, body: document.body.className };
      dispatchEvent(new Event("afterprint"));
    };
  });
  await page.goto(`${await served(context, folder)}${section}`);
  const body = await page.evaluate(() => document.body.className);
  await page.evaluate(() => print());
  const usual = await page.evaluate(() => window.printed);
  await page.getByRole("button", { name: "Print with everything open" }).click();
  const all = await page.evaluate(() => window.printed);
  const after = await page.evaluate(() => ({ open: document.querySelectorAll("details[open]").length, body: document.body.className }));
  return { body, usual, all, after };
}

// Boxes of blocks: letters of one language stand the same way round in both.
const BOXES = () => {
  const boxes = [];
  for (const element of document.querySelectorAll("body *")) {
    const style = getComputedStyle(element);
    if (element.closest("svg") || !["block", "flex", "grid", "list-item", "table", "table-cell"].includes(style.display)) continue;
    const { left, right, top, width, height } = element.getBoundingClientRect();
    if (width > 2 && height > 2) boxes.push({ name: `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 30)}`, direction: style.direction, left, right, top });
  }
  return { boxes, width: document.documentElement.clientWidth, scroll: document.documentElement.scrollWidth };
};

async function mirrored() {
  const found = [];
  let compared = 0;
  const tabs = await Promise.all([ltr, rtl].map(async (site) => {
    const context = await browser.newContext();
    return { address: await served(context, site), page: await context.newPage() };
  }));
  for (const path of JSON.parse(paths)) {
    await Promise.all(tabs.map(({ address, page }) => page.goto(`${address}${path}`)));
    for (const width of [360, 768, 1280]) {
      const [left, right] = await Promise.all(tabs.map(async ({ page }) => {
        await page.setViewportSize({ width, height: 900 });
        return page.evaluate(BOXES);
      }));
      if (right.scroll > width) found.push(`${path} ${width}: ${right.scroll} px wide`);
      if (left.boxes.length !== right.boxes.length) found.push(`${path} ${width}: ${left.boxes.length} and ${right.boxes.length} boxes`);
      left.boxes.forEach((box, i) => {
        const other = right.boxes[i];
        if (!other || other.direction !== "rtl") return;
        compared++;
        const [start, end] = [other.right + box.left - width, other.left + box.right - width];
        if (Math.max(Math.abs(start), Math.abs(end)) > 2) found.push(`${path} ${width}: ${box.name}: ${box.left} to ${box.right}, and ${other.left} to ${other.right}`);
      });
    }
  }
  return { found, compared };
}

const context = await browser.newContext({ reducedMotion: "reduce" });
const report = { unfolds: await unfolds(context), leadsOn: await leadsOn(context), prints: await prints(context) };
report.withoutScripts = await withoutScripts();
report.mirrored = await mirrored();
await browser.close();
console.log(JSON.stringify(report));
