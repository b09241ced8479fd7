// A finished site at the address its settings name, without a server or a network: every request below that address is
// answered from the folder, every other one fails. So a site is seen as its readers will see it, in its own sub-folder.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

// What all addresses of the site map have in common: the home page may have the address of the site's only topic.
export function addressOf(folder) {
  const places = Array.from(readFileSync(join(folder, "sitemap.xml"), "utf-8").matchAll(/<loc>([^<]+)</g), ([, place]) => place);
  return places.reduce((common, place) => {
    while (!place.startsWith(common)) common = common.slice(0, common.lastIndexOf("/", common.length - 2) + 1);
    return common;
  });
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
