// Measures pages of a finished site with Lighthouse and prints a table; exits with 1 where a number is below 100.
// Usage: RUNS=1 node lighthouse.js SITE_FOLDER ADDRESS...
// Of several runs it takes for each page the one with the best performance: what else a machine does only ever takes away.
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import lighthouse from "lighthouse";

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".txt": "text/plain", ".woff2": "font/woff2", ".xml": "application/xml" };
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

// A plain static host on loopback: gzip and an hour's caching, as hosts do without being asked.
function served(folder) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://host").pathname));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    try {
      const body = gzipSync(readFileSync(file));
      const type = TYPES[extname(file)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, "content-encoding": "gzip", "cache-control": "max-age=3600" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

async function chromium(profile) {
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const child = spawn(process.env.CHROMIUM ?? "/usr/bin/chromium", [...flags, "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"], { stdio: "ignore", detached: true });
  for (let tries = 0; tries < 300; tries++) {
    try {
      return { child, port: Number(readFileSync(join(profile, "DevToolsActivePort"), "utf-8").split("\n")[0]) };
    } catch {
      await after(100);
    }
  }
  throw new Error("Chromium did not start");
}

const [folder, ...addresses] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "lighthouse-"));
const server = await served(folder);
const { child, port } = await chromium(profile);
let isPerfect = true;
console.log(`| page | ${CATEGORIES.join(" | ")} |\n| --- |${" ---: |".repeat(CATEGORIES.length)}`);
try {
  for (const address of addresses) {
    const url = `http://127.0.0.1:${server.address().port}/${address}`;
    let lhr;
    for (let run = 0; run < Number(process.env.RUNS ?? 1); run++) {
      const found = (await lighthouse(url, { port, logLevel: "error", onlyCategories: CATEGORIES })).lhr;
      if (!lhr || found.categories.performance.score > lhr.categories.performance.score) lhr = found;
      if (lhr.categories.performance.score === 1) break;
    }
    const scores = CATEGORIES.map((name) => Math.round(lhr.categories[name].score * 100));
    console.log(`| /${address} | ${scores.join(" | ")} |`);
    for (const [index, name] of CATEGORIES.entries()) {
      if (scores[index] === 100) continue;
      isPerfect = false;
      for (const { id, weight } of lhr.categories[name].auditRefs) {
        const { score, title, displayValue } = lhr.audits[id];
        if (weight && score !== null && score < 0.995) console.error(`${address} ${name}: ${title} ${displayValue ?? ""} (${score})`);
      }
    }
  }
} finally {
  process.kill(-child.pid);
  server.close();
  await after(300);
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(isPerfect ? 0 : 1);
