// Prints what a screen reader says of a page, line by line, from Chromium's accessibility tree.
// Usage: node heard.js SITE_FOLDER PAGE...
import { launched } from "./launched.js";
import { served } from "./served.js";

const SAID = { heading: (node) => `heading ${value(node, "level")}`, StaticText: () => "", image: () => "image", DisclosureTriangle: (node) => `button, ${value(node, "expanded") ? "open" : "closed"}`, columnheader: () => "column", rowheader: () => "row", cell: () => "cell", searchbox: () => "search field", textbox: () => "field", navigation: () => "navigation", banner: () => "top of the page", main: () => "main part", contentinfo: () => "foot of the page", region: () => "region", search: () => "search", link: () => "link", button: () => "button", table: () => "table", caption: () => "caption", figure: () => "figure", list: (node) => `list of ${node.items}` };
// What is said with all that is in it, in one go.
const WHOLE = new Set(["heading", "link", "button", "image", "DisclosureTriangle", "columnheader", "searchbox", "textbox"]);
const BLOCKS = new Set(["paragraph", "listitem", "cell", "rowheader", "caption", "term", "definition", "row", "gridcell"]);

const value = (node, name) => (node.properties ?? []).find((property) => property.name === name)?.value.value;

function said(nodes) {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  let open = [];
  const close = () => {
    const line = open.join(" ").replace(/\s+/g, " ").replace(/ ([.,;:?!])/g, "$1").trim();
    if (line) lines.push(line);
    open = [];
  };
  const visit = (node) => {
    const role = node.role?.value;
    const name = (node.name?.value ?? "").replace(/\s+/g, " ").trim();
    const children = (node.childIds ?? []).map((id) => byId.get(id)).filter(Boolean);
    if (!node.ignored) {
      if (role === "StaticText") return void open.push(name);
      if (role === "LineBreak") return;
      if (role === "ListMarker") return void open.push(name);
      node.items = children.filter((child) => child.role?.value === "listitem").length;
      const what = SAID[role]?.(node);
      if (WHOLE.has(role)) {
        if (role !== "link") close();
        open.push(role === "link" ? `[link: ${name}]` : `[${what}] ${name}`);
        if (role !== "link") close();
        return;
      }
      if (what || BLOCKS.has(role)) close();
      if (what && !BLOCKS.has(role)) open.push(`[${what}]${role === "list" || role === "main" || role === "table" || role === "figure" ? "" : ` ${name}`}`), close();
      if (role === "rowheader" || role === "cell") open.push(`[${what}]`);
    }
    for (const child of children) visit(child);
    if (!node.ignored && (SAID[role] || BLOCKS.has(role))) close();
  };
  visit(nodes[0]);
  close();
  return lines;
}

const [folder, ...paths] = process.argv.slice(2);
const browser = await launched();
const context = await browser.newContext();
const address = await served(context, folder);
for (const path of paths) {
  const page = await context.newPage();
  await page.goto(`${address}${path}`);
  const debug = await context.newCDPSession(page);
  const { nodes } = await debug.send("Accessibility.getFullAXTree");
  console.log(said(nodes).join("\n"));
  await page.close();
}
await browser.close();
