// A finished site at the address its settings name, without a server or a network: every request below that address is
// answered from the folder, every other one fails. So a site is seen as its readers will see it, in its own sub-folder.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export function addressOf(folder) {
  return readFileSync(join(folder, "sitemap.xml"), "utf-8").match(/<loc>([^<]+)</)[1];
}

export async function served(context, folder) {
  const address = addressOf(folder);
  await context.route("**/*", (route) => {
    const url = route.request().url();
    if (!url.startsWith(address)) return route.abort();
    const file = join(folder, decodeURIComponent(new URL(url).pathname.slice(new URL(address).pathname.length)));
    if (!existsSync(file)) return route.abort();
    return route.fulfill({ path: statSync(file).isDirectory() ? join(file, "index.html") : file });
  });
  return address;
}
