// Searches the index that Pagefind made from the finished site. It needs a web server: browsers do not let pages opened
// from disk load the index, and readers get the list from A to Z instead.
const SHOWN = 30;
const LONGEST = 200;
const element = (id) => document.getElementById(`theme--${id}`);
const input = element("query");
const found = element("found");
let pagefind;
let newest = 0;

function place(href, title, page) {
  const item = document.createElement("li");
  item.className = "hit";
  const link = item.appendChild(document.createElement("a"));
  link.href = href;
  link.textContent = title;
  // Pagefind's own excerpt starts in the middle of a sentence, so "Do not stop ..." could say the opposite.
  if (page !== title) {
    const where = item.appendChild(document.createElement("p"));
    where.className = "hit-place";
    where.textContent = page;
  }
  return item;
}

async function show(typed) {
  const query = typed.trim().slice(0, LONGEST);
  const own = ++newest;
  const { results } = query ? await pagefind.search(query) : { results: [] };
  const pages = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
  if (own !== newest) return;
  const parts = pages.flatMap((page) => page.sub_results.map(({ url, title }) => ({ url, title, page: page.meta.title })));
  const sentence = parts.length ? found.dataset.found : found.dataset.none;
  found.textContent = query ? sentence.replace("{count}", () => parts.length).replace("{query}", () => query) : "";
  element("results").replaceChildren(...parts.slice(0, SHOWN).map((part) => place(part.url, part.title, part.page)));
  element("results-part").hidden = !parts.length;
  element("index").hidden = parts.length > 0;
  element("all").hidden = !parts.length;
}

function listen() {
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show(input.value), 250);
  });
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    history.replaceState(null, "", `?${new URLSearchParams({ q: input.value })}`);
    show(input.value);
  });
  element("all").querySelector("a").addEventListener("click", () => (element("index").hidden = false));
}

// Not at the top level of the module: browsers of 2020 cannot wait there.
async function start() {
  try {
    pagefind = await import("../pagefind/pagefind.js");
    listen();
    input.value = (new URLSearchParams(location.search).get("q") || "").slice(0, LONGEST);
    await show(input.value);
  } catch (problem) {
    found.textContent = found.dataset.failed;
  }
}

self.searchWorks = true;
start();
