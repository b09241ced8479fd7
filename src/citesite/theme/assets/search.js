// Searches this site in the reader's browser; what is typed never leaves it. The texts are scripts that contain only data,
// because pages opened from disk may load nothing else. Results are inserted as text, never as HTML.
"use strict";
{
  const FIRST = 10;
  const MOST = 40;
  const MOST_WORDS = 5;
  const LONGEST = 200;
  const element = (id) => document.getElementById(`theme--${id}`);
  const input = element("query");
  const found = element("found");
  const locale = document.documentElement.lang;
  const engine = self.DividedSearch
    ? new self.DividedSearch(self.searchFiles.index, self.searchWords, self.searchLanguage || {}, locale, { load: loaded, first: FIRST, most: MOST })
    : new self.Search(self.searchTopics || [], self.searchWords, self.searchLanguage || {}, locale);
  let newest = 0;

  // Resolves when a file of a divided index has run.
  function loaded(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${name}.js`;
      script.onload = () => resolve(self.searchFiles[name]);
      script.onerror = () => reject(new Error(name));
      document.head.append(script);
    });
  }

  const added = (parent, name, text) => {
    const child = parent.appendChild(document.createElement(name));
    child.textContent = text;
    return child;
  };

  function shown(entry, stems) {
    const item = document.createElement("li");
    item.className = `hit hit-${entry.kind}`;
    const names = entry.kind === "word" ? entry.names.slice(1, 4).join(found.dataset.comma) : "";
    added(item, "a", names ? `${entry.title} (${names})` : entry.title).href = entry.address;
    const text = engine.excerpt(entry.text, stems);
    if (text) added(item, "p", text);
    const places = entry.page ? [entry.page.title, engine.isOfSeveral ? entry.topic : ""] : [];
    const place = places.filter((name, n) => name && name !== entry.title && places.indexOf(name) === n);
    if (place.length) added(item, "p", place.join(" – ")).className = "hit-place";
    return item;
  }

  const filled = (sentence, words) => sentence.replace(/\{(\w+)\}/g, (all, name) => (name in words ? words[name] : all));
  const quoted = (words) => words.map((word) => filled(found.dataset.quoted, { word })).join(found.dataset.comma);

  // What was found, and where only another word was found, or none.
  function said(query, { answers, words, near, missing }) {
    const count = Math.min(answers.length, MOST) + Math.min(words.length, MOST_WORDS);
    if (!count) return filled(found.dataset.none, { query });
    return [
      ...near.map(({ typed, shown }) => filled(found.dataset.near, { typed, shown: quoted(shown) })),
      ...(missing.length ? [filled(found.dataset.missing, { words: quoted(missing) })] : []),
      filled(found.dataset.found, { query, count }),
    ].join(" ");
  }

  function fill(id, items) {
    element(id).replaceChildren(...items);
    element(`${id}-part`).hidden = !items.length;
  }

  function more(rest, stems) {
    const button = element("more");
    button.hidden = !rest.length;
    button.textContent = filled(button.dataset.words, { count: rest.length });
    button.onclick = async () => {
      button.hidden = true;
      await engine.loadTexts(rest);
      const items = rest.map((entry) => shown(entry, stems));
      element("results").append(...items);
      items[0].querySelector("a").focus();
    };
  }

  async function show(typed) {
    const query = typed.trim().slice(0, LONGEST);
    const own = ++newest;
    try {
      const hits = await engine.find(query);
      if (own === newest) list(query, hits);
    } catch (problem) {
      if (own === newest) found.textContent = found.dataset.failed;
    }
  }

  function list(query, hits) {
    const answers = hits.answers.slice(0, MOST);
    const words = hits.words.slice(0, MOST_WORDS).map((entry) => shown(entry, hits.stems));
    found.textContent = query ? said(query, hits) : "";
    fill("results", answers.slice(0, FIRST).map((entry) => shown(entry, hits.stems)));
    more(answers.slice(FIRST), hits.stems);
    fill("words", words);
    element("index").hidden = answers.length + words.length > 0;
    element("all").hidden = !element("index").hidden;
  }

  element("all").querySelector("a").addEventListener("click", () => (element("index").hidden = false));
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show(input.value), 250);
  });
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    // Makes the search shareable, and lets the back button return to it.
    history.replaceState(null, "", `?${new URLSearchParams({ q: input.value })}`);
    show(input.value);
  });
  input.value = (new URLSearchParams(location.search).get("q") || "").slice(0, LONGEST);
  show(input.value);
  self.searchWorks = true;
}
