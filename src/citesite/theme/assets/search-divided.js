// The search of a large site, whose index is in files that citesite/link/search_index.py makes. A query is run on what is
// there; the files that it asked for are loaded, and it is run again until nothing is missing.
"use strict";
{
  const DIGITS = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
  const VALUES = new Map(DIGITS.map((digit, n) => [digit, n]));
  const KINDS = "topic section question emergency urgent help step claim figure dose ask gap page".split(" ");
  const IN_LISTS = ["ask", "gap"];
  const NAME = 4;
  const SPELLINGS = 32;
  const TABLES = 16;
  const OF_KIND = 20;
  // A text is known by its shelf, its topic and its number there. Those of the glossary come last.
  const OF_SHELF = 2 ** 32;
  const OF_TOPIC = 2 ** 12;
  const OWN = 2 ** 48;

  const padded = (number, digits) => String(number).padStart(digits, "0");

  // Reads numbers, whose lowest digits come first.
  class Numbers {
    constructor(text, at) {
      this.text = text;
      this.at = at;
    }

    get isOver() {
      return this.at >= this.text.length;
    }

    next() {
      let number = 0;
      for (let unit = 1; ; unit *= 32) {
        const digit = VALUES.get(this.text[this.at++]);
        number += (digit % 32) * unit;
        if (!(digit >= 32)) return number;
      }
    }

    letters(count) {
      return this.text.slice(this.at, (this.at += count));
    }
  }

  class DividedSearch extends self.Search {
    // `load` resolves to what a file holds. The first texts of a result are loaded, and as `most` are shown, the order of
    // so many is made sure of.
    constructor(index, site, language, locale, { load, first, most }) {
      super([], site, language, locale);
      const [count, length, lists, shelves] = index.split(" ").map(Number);
      Object.assign(this, { load, first, most, lists, shelves, isOfSeveral: true });
      this.average = (length + this.average * this.count) / (count + this.count || 1);
      this.count += count;
      this.files = new Map();
      this.blocks = new Map();
      this.needed = new Set();
      this.unsure = new Set();
      this.merged = new Map();
    }

    get isWaiting() {
      return this.needed.size > 0;
    }

    // What a file holds; nothing until it is loaded.
    file(name) {
      if (!this.files.has(name)) this.needed.add(name);
      return this.files.get(name);
    }

    async loadNeeded() {
      const names = Array.from(this.needed);
      this.needed.clear();
      await Promise.all(names.map(async (name) => this.files.set(name, this.read(name, await this.load(name)))));
    }

    read(name, data) {
      if (name.startsWith("text-")) return this.readTexts(name, data);
      const lines = data.split("\n");
      if (name.startsWith("table-")) return data.split("\n\n").map((shelf) => shelf.split("\n").map((line) => this.readTopic(line.split(" "))));
      return name.startsWith("list-") ? new Map(lines.map((line) => line.split(/ (.*)/))) : lines;
    }

    // The texts of a topic as they are known before they are loaded.
    readTopic([id, ...pages]) {
      return [].concat(...pages.map((packed) => {
        const [block, data] = packed.split(":");
        const file = `text-${id}-${block}`;
        const page = { file, entries: [] };
        this.blocks.set(file, [...(this.blocks.get(file) || []), page]);
        for (const numbers = new Numbers(data, 0); !numbers.isOver; ) {
          const kind = KINDS[numbers.next()];
          const length = numbers.next();
          const names = Array.from({ length: IN_LISTS.includes(kind) ? 2 : 1 }, () => numbers.letters(NAME));
          page.entries.push({ kind, length, names, page });
        }
        return page.entries;
      }));
    }

    readTexts(name, topic) {
      const known = this.blocks.get(name) || [];
      topic.pages.forEach((page, n) => {
        page.entries.forEach(([, place, title, text = "", more = ""], at) => {
          const address = place ? `${page.address}#${place}` : page.address;
          if (known[n] && known[n].entries[at]) Object.assign(known[n].entries[at], { title, text, more, address, topic: topic.title });
        });
        if (known[n]) known[n].title = page.title;
      });
      return topic;
    }

    found(term) {
      if (this.merged.has(term)) return this.merged.get(term);
      const texts = this.listed(this.listOf(term), term);
      for (const [kind, words] of Object.entries(this.kinds)) {
        const often = words.filter((word) => word.stem === term).length;
        const ofKind = often ? this.listed(`list-${kind}`, `=${kind}`) : [];
        for (const [id] of ofKind) texts.set(id, (texts.get(id) || 0) + often * OF_KIND);
      }
      for (const [id, weight] of super.found(term)) texts.set(OWN + id, weight);
      const ordered = new Map(Array.from(texts).sort(([one], [other]) => one - other));
      if (!this.isWaiting) this.merged.set(term, ordered);
      return ordered;
    }

    listOf(term) {
      let number = 0;
      for (const character of term) number = (number * 31 + character.codePointAt(0)) & 0xffff;
      return `list-${padded(number % this.lists, 3)}`;
    }

    listed(name, term) {
      const texts = new Map();
      const shelves = (this.file(name) || texts).get(term) || "";
      for (const shelf of shelves.split(" ").filter(Boolean)) {
        const numbers = new Numbers(shelf, 0);
        let topic = numbers.next() * OF_SHELF;
        while (!numbers.isOver) {
          topic += numbers.next() * OF_TOPIC;
          let text = topic;
          for (let left = numbers.next(); left > 0; left--) texts.set((text += numbers.next()), numbers.next());
        }
      }
      return texts;
    }

    entryOf(id) {
      if (id >= OWN) return super.entryOf(id - OWN);
      const shelf = Math.floor(id / OF_SHELF);
      const each = this.shelves / TABLES;
      const shelves = this.file(`table-${padded(Math.floor(shelf / each), 2)}`);
      const topic = shelves && shelves[shelf % each][Math.floor((id % OF_SHELF) / OF_TOPIC)];
      return topic && topic[id % OF_TOPIC];
    }

    spellings(typed) {
      const every = Array.from({ length: SPELLINGS }, (_, n) => n);
      const numbers = typed ? [typed.codePointAt(0) % SPELLINGS] : every;
      const files = numbers.map((number) => this.file(`words-${padded(number, 2)}`) || []);
      return Array.from(new Set(super.spellings().concat(...files))).filter(Boolean);
    }

    // Taken for granted of a text that is not loaded; `find` loads those that are shown.
    isTogether(entry, phrase) {
      if (entry.title !== undefined) return super.isTogether(entry, phrase);
      this.unsure.add(entry);
      return true;
    }

    async find(query) {
      for (;;) {
        this.unsure.clear();
        const hits = this.search(query);
        const shown = this.isWaiting ? [] : hits.answers.slice(0, this.most);
        this.wantTexts(shown.filter((entry, n) => n < this.first || this.unsure.has(entry)));
        if (!this.isWaiting) return hits;
        await this.loadNeeded();
      }
    }

    wantTexts(entries) {
      for (const entry of entries) if (entry.title === undefined) this.needed.add(entry.page.file);
    }

    async loadTexts(entries) {
      this.wantTexts(entries);
      await this.loadNeeded();
    }
  }

  self.DividedSearch = DividedSearch;
}
