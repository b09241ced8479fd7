// Walks through every page of finished sites in one run of Chromium and prints what it found, as JSON.
// Usage: node walk.js OUT.json FOLDER_FOR_PDFS WHAT SITE_FOLDER..., where WHAT is "all", or "layout" for what fonts change.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, relative } from "node:path";
import { launched } from "./launched.js";
import { served } from "./served.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const HTMLCS = readFileSync(createRequire(import.meta.url).resolve("html_codesniffer/build/HTMLCS.js"), "utf-8");
const IN_PAGE = readFileSync(new URL("in_page.js", import.meta.url), "utf-8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// Of axe's rules, those that ask about colours.
const COLOUR_RULES = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
const [out, pdfs, WHAT, ...folders] = process.argv.slice(2);
const AT_ONCE = 2;
const HEIGHT = 900;

// Pages of sources are many, and one template: in further languages, which show the same records, they are left out. In
// the usual font, every third of them is looked at, and every twelfth is also tabbed through and looked at for contrast
// and names; in further fonts, every tenth is looked at.
const SOURCE = /^sources\/.+\//;
const LANGUAGE = /^([a-z]{2,3}(?:-\w+)?)\//;
const OTHER_SOURCE = new RegExp(`${LANGUAGE.source}sources/.+/`);

function pagesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((path) => !OTHER_SOURCE.test(path))
    .sort()
    .filter((path, number) => !SOURCE.test(path) || number % (WHAT === "all" ? 3 : 10) === 0);
}

// Runs before anything of the page: keeps what the browser reports of its policy and its layout.
const KEEP = () => {
  window.violations = [];
  window.shifts = [];
  addEventListener("securitypolicyviolation", (e) => window.violations.push(`${e.violatedDirective} ${e.blockedURI}`));
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifts.push(`layout shift of ${shift.value}`);
  }).observe({ type: "layout-shift", buffered: true });
};

// What a page moves by itself in its first frames has been reported when they are over.
const THREE_FRAMES = () => new Promise((done) => {
  const next = (left) => (left ? requestAnimationFrame(() => next(left - 1)) : setTimeout(done));
  next(3);
});

const call = (page, what) => page.evaluate((name) => window.citesiteChecks[name](), what);

async function axe(page, label, rest, add) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const options = { runOnly: { type: "tag", values: TAGS }, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"], ...rest };
  const { violations } = await page.evaluate((given) => window.axe.run(document, given), options);
  for (const violation of violations) {
    for (const node of violation.nodes.slice(0, 5)) add("axe", `${label}: ${violation.id}: ${node.target.join(" ")}: ${node.failureSummary.split("\n")[1]?.trim()}`);
  }
}

// HTML_CodeSniffer's errors at level AA; its warnings and notices are questions to a person.
async function htmlcs(page, add) {
  await page.evaluate(HTMLCS);
  const errors = await page.evaluate(async () => {
    await new Promise((done, failed) => window.HTMLCS.process("WCAG2AA", document, done, failed));
    return window.HTMLCS.getMessages().filter(({ type }) => type === window.HTMLCS.ERROR).map(({ code, msg, element }) => `${code}: ${msg} ${element.outerHTML?.slice(0, 100)}`);
  });
  for (const error of errors) add("htmlcs", error);
}

// All key strokes are sent at once; the page notes at each key's release what has the focus by then.
async function tabThrough({ page, debug, add }) {
  await page.setViewportSize({ width: 1280, height: HEIGHT });
  const expected = await call(page, "focusable");
  await call(page, "watchFocus");
  const tab = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };
  const strokes = [];
  for (let i = 0; i < expected; i++) {
    strokes.push(debug.send("Input.dispatchKeyEvent", { type: "keyDown", ...tab }));
    strokes.push(debug.send("Input.dispatchKeyEvent", { type: "keyUp", ...tab }));
  }
  await Promise.all(strokes);
  const { reached, problems } = await page.evaluate(() => window.focusSeen);
  for (const problem of problems) add("focus", problem);
  if (reached < expected) add("focus", `the Tab key reached ${reached} of ${expected} things`);
}

// A handout stays folded on paper, so that it is for one sheet or two (decision 0012): it is printed as it is, for its
// sheets to be counted, and as its button prints it that opens everything.
async function print(page, path, pdfs, add) {
  const isHandout = await page.evaluate(() => document.body.classList.contains("handout"));
  const texts = await call(page, "foldedTexts");
  const pdf = join(pdfs, `${path.replaceAll("/", "+")}.pdf`);
  await page.emulateMedia({ media: "print" });
  if (isHandout) {
    for (const format of ["A4", "Letter"]) {
      const file = `${pdf}.${format}.pdf`;
      await page.pdf({ path: file, format });
      add("handout", { pdf: file, format });
    }
    await page.evaluate(() => {
      window.print = () => dispatchEvent(new Event("beforeprint"));
      document.querySelector("[data-print] button").click();
    });
  }
  for (const part of await call(page, "folded")) add("print", `folded on paper: ${part}`);
  // Whether a text is on paper, which takes long to read, does not depend on the font.
  if (texts.length && WHAT === "all") {
    await page.pdf({ path: pdf, format: "A4" });
    add("pdf", { pdf, texts });
  }
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
}

async function isPolicyActive(page) {
  return page.evaluate(async () => {
    const before = window.violations.length;
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    const image = document.createElement("img");
    image.src = "https://elsewhere.invalid/x.png";
    document.body.append(image);
    const isHeldBack = () => window.violations.length >= before + 2;
    if (!window.ran) {
      await new Promise((done) => {
        addEventListener("securitypolicyviolation", () => isHeldBack() && done());
        setTimeout(done, 10_000);
      });
    }
    script.remove();
    image.remove();
    return !window.ran && isHeldBack();
  });
}

// At 320 by 256 px, which is also what 400 % zoom leaves of 1280 by 1024.
async function layout(page, add) {
  const order = async (width) => {
    for (const text of await call(page, "order")) add("order of focus", `${width}: ${text}`);
  };
  const spacing = async (width) => {
    await call(page, "spreadText");
    for (const what of ["overflow", "clipped"]) for (const text of await call(page, what)) add("text spacing", `${width}: ${text}`);
    await call(page, "resetText");
  };
  await page.setViewportSize({ width: 320, height: 256 });
  for (const text of await call(page, "overflow")) add("reflow", text);
  for (const text of await call(page, "targets")) add("targets", text);
  await order(320);
  await spacing(320);
  await page.setViewportSize({ width: 768, height: HEIGHT });
  await order(768);
  await page.setViewportSize({ width: 1280, height: HEIGHT });
  await spacing(1280);
}

// As for a reader who sets larger letters in the browser, not for one who zooms: the width of the page stays.
async function enlarged({ page, debug, add }) {
  for (const [width, percent] of [[360, 200], [320, 150]]) {
    await page.setViewportSize({ width, height: HEIGHT });
    await debug.send("Page.setFontSizes", { fontSizes: { standard: (16 * percent) / 100, fixed: Math.round((13 * percent) / 100) } });
    for (const text of await call(page, "overflow")) add("large text", `${percent} % at ${width}: ${text}`);
  }
  await debug.send("Page.setFontSizes", { fontSizes: { standard: 16, fixed: 13 } });
}

// Our own check of contrast, which asks for more than axe does, sees every page in both schemes and both widths. axe sees
// the first page of each kind light and wide, and dark and narrow; every other one in turns the one way or the other; and
// once more the colours of the first page of each kind in the first language, where scheme and width are the other way.
async function colours(page, { isFirst, language, number }, add) {
  for (const [colorScheme, width] of [["light", 1280], ["dark", 1280], ["dark", 360], ["light", 360]]) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: HEIGHT });
    const label = `${colorScheme} ${width}`;
    for (const text of await call(page, "contrast")) add("contrast", `${label}: ${text}`);
    const isNarrow = width === 360;
    if (isNarrow !== (colorScheme === "dark")) {
      if (isFirst && !language) await axe(page, label, { runOnly: COLOUR_RULES, preload: false }, add);
    } else if (isFirst || isNarrow === (number % 2 === 0)) await axe(page, label, { preload: isNarrow }, add);
  }
}

// One page of the browser for each worker, because to open one takes longer than most of what is looked at.
async function opened(context, address) {
  const page = await context.newPage();
  const tab = { page, debug: await context.newCDPSession(page), add: undefined };
  await page.addInitScript(KEEP);
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith("data:")) tab.add?.("outside", request.url());
  });
  page.on("requestfailed", (request) => tab.add?.("outside", `not found: ${request.url()}`));
  page.on("console", (message) => {
    if (message.type() === "error") tab.add?.("console", message.text());
  });
  page.on("pageerror", (error) => tab.add?.("console", String(error)));
  return tab;
}

async function walkPage(tab, address, what, pdfs) {
  const { page, add } = tab;
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 360, height: HEIGHT });
  await page.goto(`${address}${what.path}`, { waitUntil: "load" });
  await page.evaluate(THREE_FRAMES);
  for (const shift of await page.evaluate(() => window.shifts)) add("layout shift", shift);
  await page.evaluate(IN_PAGE);
  if (what.inFull) await tabThrough(tab);
  await print(page, what.path, pdfs, add);
  await call(page, "openAll");
  if (what.inFull) {
    await colours(page, what, add);
    for (const text of await call(page, "names")) add("names", text);
    if (what.isFirst) await htmlcs(page, add);
  }
  await enlarged(tab);
  await layout(page, add);
  for (const text of await page.evaluate(() => window.violations)) add("policy", text);
  // What is tried from here on is to fail.
  tab.add = undefined;
  if (!(await isPolicyActive(page))) add("policy", "the policy let an inline script or an outside image through");
}

// axe needs timers, which never ring where scripts are off. So the page is loaded without scripts, and only then may they run.
// Light and narrow in the first language, and dark and wide in others, which have the same templates.
async function walkWithoutScripts({ page, debug }, address, { path, language }, add) {
  const [colorScheme, width] = language ? ["dark", 1280] : ["light", 360];
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: HEIGHT });
  await debug.send("Emulation.setScriptExecutionDisabled", { value: true });
  await page.goto(`${address}${path}`);
  await debug.send("Emulation.setScriptExecutionDisabled", { value: false });
  await axe(page, `without scripts, ${colorScheme} ${width}`, {}, add);
}

// Pages of sources, and of sections, are one template many times.
function kindOf(path) {
  const [folder, ...names] = path.replace(LANGUAGE, "").split("/");
  return names.length < 2 || names.length > 2 || names[0] === "for-clinicians" ? path : folder === "sources" ? "source" : "section";
}

// What is looked at of each page: decided before the walk, so that it does not depend on which worker is faster.
function planned(folder) {
  const seen = new Set();
  const paths = pagesOf(folder);
  return paths.map((path, number) => {
    const language = LANGUAGE.exec(path)?.[1] ?? "";
    const kind = `${language} ${kindOf(path)}`;
    const isFirst = !seen.has(kind);
    seen.add(kind);
    return { path, number, language, isFirst, inFull: WHAT === "all" && (isFirst || !SOURCE.test(path) || number % 4 === 0) };
  });
}

async function walkSite(browser, folder, pdfs) {
  const findings = {};
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const address = await served(context, folder);
  const waiting = planned(folder);
  const count = waiting.length;
  const worker = async () => {
    const tab = await opened(context, address);
    for (let what = waiting.shift(); what; what = waiting.shift()) {
      const { path, isFirst } = what;
      const add = (kind, text) => (findings[kind] ??= []).push(typeof text === "string" ? `${path}: ${text}` : { page: path, ...text });
      tab.add = add;
      await walkPage(tab, address, what, pdfs);
      const hasScripts = /<script\b(?![^>]*type="application\/ld\+json")/.test(readFileSync(join(folder, path), "utf-8"));
      // A page without scripts is the same page with scripts switched off.
      if (WHAT === "all" && hasScripts && isFirst) await walkWithoutScripts(tab, address, what, add);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await context.close();
  return { pages: count, findings };
}

const browser = await launched();
const report = {};
for (const folder of folders) report[basename(folder)] = await walkSite(browser, folder, pdfs);
await browser.close();
writeFileSync(out, JSON.stringify(report, null, 1));
