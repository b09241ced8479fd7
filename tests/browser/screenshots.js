// Take the pictures of the first site and of examples/bcg for docs/explanation: node screenshots.js SITE BCG FOLDER

import { join, resolve } from "node:path";
import { launched } from "./launched.js";

const [site, bcg, folder] = process.argv.slice(2);
const TOPIC = join(resolve(site), "b12-diabetic-neuropathy"), OTHER = join(resolve(bcg), "bcg");
const PHONE = { width: 360, height: 740 }, DESK = { width: 1280, height: 900 };
const PICTURES = [
  ["topic-phone", TOPIC, PHONE, "light", 0],
  ["help-phone", TOPIC, PHONE, "light", 1500],
  ["section-phone", join(TOPIC, "metformin-risk"), PHONE, "light", 0],
  ["section-phone-dark", join(TOPIC, "trial-evidence"), PHONE, "dark", 0],
  ["topic-desk", TOPIC, DESK, "light", 0],
  ["section-desk-dark", join(TOPIC, "dosing"), DESK, "dark", 0],
  ["bcg-phone", OTHER, PHONE, "light", 0],
  ["bcg-desk", join(OTHER, "what-trials-show"), DESK, "light", "figure"],
];

const browser = await launched();
for (const [name, address, viewport, colorScheme, top] of PICTURES) {
  const context = await browser.newContext({ viewport, colorScheme });
  const page = await context.newPage();
  await page.goto(`file://${join(address, "index.html")}`);
  // Down to a height, or to the first element of a kind.
  await page.evaluate((to) => window.scrollTo(0, typeof to === "number" ? to : document.querySelector(to).getBoundingClientRect().top), top);
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: "jpeg", quality: 72 });
  await context.close();
}
await browser.close();
