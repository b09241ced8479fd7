// Searches this site in the reader's browser; what is typed never leaves it. The texts are scripts that contain only data,
// because pages opened from disk may load nothing else. Results are inserted as text, never as HTML.
"use strict";
{
  const SHOWN = 30;
  const LONGEST = 200;
  const input = document.getElementById("theme--query");
  const found = document.getElementById("theme--found");
  const list = document.getElementById("theme--results");
  const tidy = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const entries = (globalThis.searchEntries ?? []).map((entry, id) => ({ id, names: [], topic: "", ...entry }));
  const index = new MiniSearch({
    fields: ["title", "names", "topic", "text"],
    extractField: (entry, field) => (field === "names" ? entry.names.join(" ") : entry[field]),
    processTerm: (term) => tidy(term) || null,
  });
  index.addAll(entries);

  // Allow one wrong letter in words of 4 to 6 letters, two in longer ones, and an unfinished last word.
  const options = {
    boost: { title: 3, names: 3, topic: 0.5 },
    fuzzy: (term) => (term.length < 4 ? false : term.length < 7 ? 1 : 2),
    prefix: (term, i, terms) => i === terms.length - 1 && term.length > 1,
    weights: { fuzzy: 0.3, prefix: 0.5 },
  };

  // A term in the glossary also finds its synonyms.
  function otherNames(query) {
    const isName = (result) => entries[result.id].names.some((name) => covers(tidy(name), result));
    const words = index.search(query, { ...options, combineWith: "AND", fields: ["names"] });
    return words.filter(isName).slice(0, 3).flatMap((result) => entries[result.id].names);
  }

  // Whether the query contains all words of a name: "pins and needles", not "needles" alone.
  function covers(name, result) {
    return name.split(/[^\p{L}\p{N}]+/u).filter(Boolean).every((word) => result.terms.includes(word));
  }

  function search(query) {
    const own = { ...options, combineWith: "AND", queries: [query] };
    // "injection" also matches "injections", but typing errors are not allowed here.
    const exact = { combineWith: "AND", prefix: (term) => term.length > 3, boost: { title: 1, names: 1 } };
    const others = otherNames(query).map((name) => ({ ...exact, queries: [name] }));
    const all = index.search({ combineWith: "OR", queries: [own, ...others] });
    return all.length ? all : index.search(query, { ...options, combineWith: "OR" });
  }

  // Whole sentences, from the first that matches. Cut in the middle, "Do not stop ..." could say the opposite.
  function excerpt(text, result) {
    const sentences = text.split(/(?<=[.!?])\s+/);
    const first = Math.max(0, sentences.findIndex((sentence) => result.terms.some((term) => tidy(sentence).includes(term))));
    let end = first + 1;
    while (end < sentences.length && sentences.slice(first, end + 1).join(" ").length < 220) end++;
    return sentences.slice(first, end).join(" ");
  }

  function shown(result) {
    const { title, topic, address, text, names } = entries[result.id];
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = address;
    link.textContent = names.length > 1 ? `${title} (${names.slice(1, 4).join(", ")})` : title;
    const words = item.appendChild(document.createElement("p"));
    words.textContent = excerpt(text, result);
    if (topic) {
      const place = item.appendChild(document.createElement("p"));
      place.className = "reference-meta";
      place.textContent = topic;
    }
    return item;
  }

  function show(typed) {
    const query = typed.trim().slice(0, LONGEST);
    const results = query ? search(query) : [];
    const sentence = results.length ? found.dataset.found : found.dataset.none;
    found.textContent = query ? sentence.replace("{count}", () => results.length).replace("{query}", () => query) : "";
    list.replaceChildren(...results.slice(0, SHOWN).map(shown));
  }

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
  input.value = (new URLSearchParams(location.search).get("q") ?? "").slice(0, LONGEST);
  show(input.value);
}
