// Chromium as all tests here start it: the system's own, without a network.
import { chromium } from "playwright-core";

const FLAGS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export function launched() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}
