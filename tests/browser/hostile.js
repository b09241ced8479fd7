// Opens every page of sites made of hostile records, without the policy that would hold scripts back, pokes at all that
// is there, and prints what ran, what was fetched from elsewhere, and where links lead. Usage: node hostile.js OUT.json SITE...
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { launched } from "./launched.js";
import { served } from "./served.js";

const SCHEMES = ["http:", "https:", "mailto:", "tel:", "sms:"];
const EVENTS = ["load", "error", "focus", "blur", "mouseover", "mouseenter", "pointerenter", "toggle", "animationstart", "begin", "start", "close"];

// Runs before anything of the page.
const SET_TRAPS = () => {
  window.fired = [];
  const trap = (what) => (...given) => void window.fired.push(`${what}(${given.join(", ")})`);
  Object.defineProperty(window, "sentinel", { value: trap("sentinel"), writable: false, configurable: false });
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = trap(name);
};

const POKE = (given) => {
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    for (const name of given.events) element.dispatchEvent(new Event(name));
    for (const { name } of element.attributes) if (name.startsWith("on") || name === "style") found.push(`attribute ${name}`);
    if (element.tagName === "DETAILS") element.open = true;
    if (element.localName === "a" && element.hasAttribute("href")) {
      const scheme = new URL(element.href, document.baseURI).protocol;
      if (!given.schemes.includes(scheme)) found.push(`a link to ${element.href.slice(0, 80)}`);
    }
  }
  return found;
};

const [out, ...folders] = process.argv.slice(2);
const browser = await launched();
const report = { pages: 0, fired: [], found: [], outside: [] };
for (const folder of folders) {
  const context = await browser.newContext({ bypassCSP: true });
  const address = await served(context, folder);
  await context.addInitScript(SET_TRAPS);
  const waiting = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(html|svg)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
  const worker = async () => {
    const page = await context.newPage();
    let path = "";
    page.on("request", (request) => {
      if (!request.url().startsWith(address) && !request.url().startsWith("data:image/")) report.outside.push(`${path}: ${request.url().slice(0, 120)}`);
    });
    page.on("dialog", (dialog) => { report.fired.push(`${path}: ${dialog.message()}`); dialog.dismiss(); });
    for (path = waiting.shift(); path; path = waiting.shift()) {
      report.pages++;
      await page.goto(`${address}${path}`, { waitUntil: "load" });
      for (const text of await page.evaluate(POKE, { events: EVENTS, schemes: SCHEMES })) report.found.push(`${path}: ${text}`);
      for (const text of await page.evaluate(() => window.fired)) report.fired.push(`${path}: ${text}`);
    }
    await page.close();
  };
  await Promise.all([worker(), worker()]);
  await context.close();
}
await browser.close();
writeFileSync(out, JSON.stringify(report, null, 1));
