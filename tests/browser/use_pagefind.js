// Searches a finished site with the index that Pagefind made of it, and prints what was found, as JSON.
// Usage: node use_pagefind.js SITE_FOLDER QUERY
import { launched } from "./launched.js";
import { served } from "./served.js";

const [folder, query] = process.argv.slice(2);
const browser = await launched();
const context = await browser.newContext();
const address = await served(context, folder);
const page = await context.newPage();
const problems = [];
page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
page.on("pageerror", (error) => problems.push(String(error)));
await page.goto(`${address}search/index.html?q=${query}`);
await page.waitForFunction(() => document.getElementById("theme--found").textContent, undefined, { timeout: 60_000 });
const status = await page.locator("#theme--found").textContent();
const hrefs = await page.locator("#theme--results a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
await browser.close();
console.log(JSON.stringify({ problems, status, hrefs }));
