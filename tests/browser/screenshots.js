// Take the pictures of docs/explanation/how-the-pages-look.md: node screenshots.js SITE FOLDER

import { join, resolve } from "node:path";
import { launched } from "./launched.js";

const [site, folder] = process.argv.slice(2);
const PHONE = { width: 360, height: 740 }, DESK = { width: 1280, height: 900 };
const PICTURES = [
  ["topic-phone", "", PHONE, "light", 0],
  ["help-phone", "", PHONE, "light", 1500],
  ["section-phone", "metformin-risk/", PHONE, "light", 0],
  ["section-phone-dark", "trial-evidence/", PHONE, "dark", 0],
  ["topic-desk", "", DESK, "light", 0],
  ["section-desk-dark", "dosing/", DESK, "dark", 0],
];

const browser = await launched();
for (const [name, address, viewport, colorScheme, top] of PICTURES) {
  const context = await browser.newContext({ viewport, colorScheme });
  const page = await context.newPage();
  await page.goto(`file://${resolve(site)}/b12-diabetic-neuropathy/${address}index.html`);
  await page.evaluate((y) => window.scrollTo(0, y), top);
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: "jpeg", quality: 72 });
  await context.close();
}
await browser.close();
