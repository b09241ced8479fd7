// Follows addresses of places as readers do, with scripts and without, and prints where each reader arrives, as JSON.
// Usage: node followed.js SITE_FOLDER ADDRESSES.json, a list of addresses relative to the site, as "page/#place"
import { readFileSync } from "node:fs";
import { launched } from "./launched.js";
import { served } from "./served.js";

const [folder, list] = process.argv.slice(2);
const addresses = JSON.parse(readFileSync(list, "utf-8"));
const browser = await launched();
const PHONE = { viewport: { width: 360, height: 740 } };

// What a reader sees of the place that the address names, or of what the place, an empty element, is in.
function arrived() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!place) return { isThere: false };
  const card = place.closest("[data-leads-on]");
  let shown = card || place;
  while (shown.innerText.trim() === "") shown = shown.parentElement;
  const box = shown.getBoundingClientRect();
  const link = card && card.querySelector("a[href]");
  return {
    isThere: true,
    // The place begins on the screen, or what begins above it fills the screen.
    isOnScreen: box.bottom > 60 && box.top < innerHeight - 60 && box.height > 0,
    isFolded: Boolean(shown.closest("details:not([open])")),
    text: shown.innerText.slice(0, 80),
    tap: link ? new URL(link.getAttribute("href"), location.href).href.split("#")[0] : "",
  };
}

async function followed(javaScriptEnabled) {
  const context = await browser.newContext({ ...PHONE, javaScriptEnabled, reducedMotion: "reduce" });
  const root = await served(context, folder);
  const found = {};
  const left = [...addresses];
  await Promise.all(Array.from({ length: 4 }, () => follow(context, root, javaScriptEnabled, left, found)));
  await context.close();
  return found;
}

// A script that leads on has begun to when the page is loaded, and what it leads to is loaded when the next page says so.
const ARRIVED = () => document.readyState === "complete" && !window.isLeaving;

async function follow(context, root, javaScriptEnabled, left, found) {
  const page = await context.newPage();
  await page.addInitScript(() => navigation.addEventListener("navigate", ({ hashChange }) => (window.isLeaving = !hashChange)));
  for (let address = left.shift(); address; address = left.shift()) {
    const [path, place] = address.split("#");
    // From another page, as a link in a message is followed; otherwise only the fragment would change.
    if (javaScriptEnabled && page.url().split("#")[0] === `${root}${path}index.html`) await page.goto("about:blank");
    await page.goto(`${root}${path}index.html#${place}`, { waitUntil: javaScriptEnabled ? "commit" : "load" });
    if (javaScriptEnabled) await page.waitForFunction(ARRIVED, undefined, { polling: 50 });
    found[address] = { url: page.url().slice(root.length), ...(await page.evaluate(arrived)) };
    if (found[address].tap) found[address].tap = found[address].tap.slice(root.length);
  }
}

const report = { scripts: await followed(true), plain: await followed(false) };
await browser.close();
console.log(JSON.stringify(report));
