// Finds what readers type among the texts of the site. It knows nothing of the page: search.js shows what this finds.
//
// A query is taken apart into ideas: a word, or a phrase of the glossary or the language ("pins and needles"). Each idea is
// looked for under its own words and under those that mean the same. Only if a site has neither, words that begin so or
// are spelled nearly so count, and the result says so. Texts with more of the ideas, and rarer ones, come first.
"use strict";
{
  // Tenths, which add up alike in whatever order.
  const FIELDS = { title: 30, more: 15, text: 10 };
  // Answers come before lists: a claim counts as it is.
  const KINDS = { question: 1.25, emergency: 1.25, urgent: 1.2, help: 1.15, step: 1.15, section: 1.15, ask: 0.7, gap: 0.7, figure: 0.75, dose: 0.55 };
  const SAME = 0.75;
  const ALSO = 0.7;
  const UNFINISHED = 0.5;
  const APART = 0.5;
  const NEAR = 3;
  const OF_KIND = 20;
  const WHOLE = 10;
  const WANTED = 2;
  const LONGEST_PHRASE = 5;
  const NONE = new Map();
  // Kinds of which all texts of a page are at one place, which is shown once.
  const IN_LISTS = ["ask", "gap"];

  const { Reader, distance, listed, flat, isRun } = self.SearchText;

  class Search {
    constructor(topics, site, language, locale) {
      this.reader = new Reader(site.endings, locale);
      this.language = language;
      this.entries = [];
      this.postings = new Map();
      this.surfaces = new Map();
      this.names = new Map();
      const ignored = [language.ignore || "", ...site.ignore].join(" ");
      this.ignored = new Set(this.reader.words(ignored).map((word) => word.typed));
      this.kinds = {};
      for (const [kind, words] of Object.entries(language.kinds || {})) this.kinds[kind] = this.reader.words(words);
      for (const topic of topics) for (const page of topic.pages) this.addPage(page, topic);
      for (const term of site.terms) this.add({ ...term, kind: "word", more: term.names.slice(1).join(", "), page: null });
      for (const names of [...site.terms.map((term) => term.names), ...site.same, ...(language.same || []).map(listed)]) {
        for (const name of names) this.addNames(name, names, SAME);
      }
      for (const [typed, meant] of Object.entries(language.also || {})) {
        for (const name of listed(typed)) this.addNames(name, listed(meant), ALSO);
      }
      this.isOfSeveral = topics.length > 1;
      this.count = this.entries.length;
      this.average = this.entries.reduce((sum, entry) => sum + entry.length, 0) / (this.count || 1);
    }

    // What a divided index loads when it is asked for; here all is there.
    get isWaiting() {
      return false;
    }

    // The texts under a term, and how much it counts in each.
    found(term) {
      return this.postings.get(term) || NONE;
    }

    entryOf(id) {
      return this.entries[id];
    }

    // The words of the site of which one may be what was typed; all of them, or those with the same first letter.
    spellings() {
      return Array.from(this.surfaces.keys());
    }

    // What was found, at once: everything is loaded.
    async find(query) {
      return this.search(query);
    }

    // Loads the texts of some hits.
    async loadTexts() {}

    addPage(page, topic) {
      const near = this.reader.words(`${page.title} ${topic.title}`);
      for (const [kind, place, title, text = "", more = ""] of page.entries) {
        const address = place ? `${page.address}#${place}` : page.address;
        const id = this.add({ kind, title, text, more, address, page, topic: topic.title });
        this.list(id, near, NEAR);
        this.list(id, this.kinds[kind] || [], OF_KIND);
      }
    }

    add(entry) {
      const id = this.entries.push(entry) - 1;
      entry.length = 0;
      for (const field of Object.keys(FIELDS)) {
        const words = this.reader.words(entry[field]);
        entry.length += words.length;
        this.list(id, words, FIELDS[field]);
      }
      return id;
    }

    // The words of a text in their order, to look for phrases in. Made when first needed, because most never are.
    flatOf(entry) {
      if (!entry.flat) entry.flat = Object.keys(FIELDS).map((field) => flat(this.reader.words(entry[field]))).join("");
      return entry.flat;
    }

    list(id, words, weight) {
      for (const word of words) {
        if (!word.isRun) this.surfaces.set(word.typed, word.stem);
        for (const term of this.reader.listed(word)) this.listTerm(id, term, weight);
      }
    }

    listTerm(id, term, weight) {
      let found = this.postings.get(term);
      if (!found) this.postings.set(term, (found = new Map()));
      found.set(id, (found.get(id) || 0) + weight);
    }

    addNames(name, others, weight) {
      const words = this.reader.words(name);
      for (const word of words) if (!word.isRun) this.surfaces.set(word.typed, word.stem);
      const key = flat(words);
      const options = this.names.get(key) || [];
      for (const other of others) {
        const option = { words: this.reader.words(other), weight };
        if (flat(option.words) !== key) options.push(option);
      }
      this.names.set(key, options);
    }

    isKnown(word) {
      return word.isRun || this.ignored.has(word.typed) || this.names.has(flat([word])) || this.found(word.stem).size > 0;
    }

    // The words spelled most nearly like one that the site does not have.
    nearest(typed) {
      let least = typed.length < 4 ? 0 : typed.length < 9 ? 1 : 2;
      // Short words are near to many others: one is taken for another only if there is no third.
      const isShort = typed.length < 7;
      let found = [];
      for (const surface of least ? this.spellings(isShort ? typed : "").sort() : []) {
        if (isShort && surface[0] !== typed[0]) continue;
        const apart = distance(typed, surface, least);
        if (apart > least || this.areOpposites(typed, surface)) continue;
        if (apart < least) found = [];
        least = apart;
        found.push(surface);
      }
      return isShort && found.length > 1 ? [] : found.slice(0, 3);
    }

    areOpposites(one, other) {
      const differ = (a, b) => one.startsWith(a) && other.startsWith(b);
      return (this.language.opposites || []).some((pair) => {
        const [a, b] = pair.split(" ");
        return differ(a, b) || differ(b, a);
      });
    }

    // What a word that the site does not have may be: one that begins so, or one spelled nearly so.
    guessed(word, isLast) {
      const shortest = isLast ? 2 : 4;
      const begun = word.typed.length < shortest ? [] : this.spellings(word.typed).filter((surface) => surface.startsWith(word.typed));
      if (begun.length || this.isWaiting) return { words: begun.sort().slice(0, 20), weight: UNFINISHED, isNear: false };
      return { words: this.nearest(word.typed), weight: 1, isNear: true };
    }

    // What a number that the site does not have may be: the reader's own result.
    numbers() {
      return listed(this.language.number).map((name) => ({ words: this.reader.words(name), weight: SAME }));
    }

    // The ideas of a query; what was found for another spelling; and what the site does not have.
    ideas(query) {
      const words = this.reader.words(query).slice(0, 40);
      const near = [];
      const missing = [];
      const ideas = [];
      words.forEach((word) => this.isKnown(word));
      const known = (this.isWaiting ? [] : words).map((word, n) => {
        if (this.isKnown(word)) return { word, options: [] };
        if (/^\d+$/.test(word.typed) && this.language.number) return { word, options: this.numbers() };
        const { words: guesses, weight, isNear } = this.guessed(word, n === words.length - 1);
        if (!guesses.length && !missing.includes(word.typed)) missing.push(word.typed);
        if (guesses.length && isNear) near.push({ typed: word.typed, shown: guesses });
        const options = guesses.map((guess) => ({ words: this.reader.words(guess), weight }));
        return guesses.length ? { word: options[0].words[0], options } : null;
      });
      const told = known.filter(Boolean);
      const isAllIgnored = told.length === words.length && told.every(({ word }) => this.ignored.has(word.typed));
      for (let start = 0; start < told.length; ) {
        const taken = this.phrase(told, start);
        const part = told.slice(start, start + taken);
        const own = part.map(({ word }) => word);
        const names = this.names.get(flat(own)) || [];
        const guessed = taken === 1 ? part[0].options : [];
        const isNothing = taken === 1 && this.ignored.has(own[0].typed) && !isAllIgnored;
        const options = [...(guessed.length ? guessed : [{ words: own, weight: 1 }]), ...names];
        if (!isNothing) ideas.push({ options, typed: own.map((word) => word.typed).join(" ") });
        start += taken;
      }
      return { ideas, near, missing };
    }

    // How many words from `start` on are a phrase that the site or the language knows.
    phrase(told, start) {
      for (let taken = Math.min(LONGEST_PHRASE, told.length - start); taken > 1; taken--) {
        if (this.names.has(flat(told.slice(start, start + taken).map(({ word }) => word)))) return taken;
      }
      return 1;
    }

    // How much each text says of some words, all of which it has; less if they are not beside each other.
    matches({ words, weight }) {
      const needed = words.filter((word) => words.length === 1 || !this.ignored.has(word.typed));
      const isOnlyTogether = !needed.length || words.some((word) => word.isRun);
      const terms = [].concat(...(needed.length ? needed : words).map((word) => this.reader.terms(word)));
      const lists = terms.map((term) => this.found(term));
      const phrase = words.some((word) => word.isRun) ? words.map((word) => word.stem).join(" ") : flat(words);
      const found = new Map();
      for (const id of lists.length ? lists[0].keys() : []) {
        if (!lists.every((list) => list.has(id))) continue;
        const entry = this.entryOf(id);
        if (!entry) continue;
        const often = lists.reduce((sum, list) => sum + list.get(id), 0) / lists.length / WHOLE;
        const much = often / (often + 0.8 + 0.3 * (entry.length / this.average));
        const isTogether = terms.length === 1 || this.isTogether(entry, phrase);
        found.set(id, isTogether ? much * weight : isOnlyTogether ? 0 : much * weight * APART);
      }
      return found;
    }

    isTogether(entry, phrase) {
      return this.flatOf(entry).includes(phrase);
    }

    // The best match of each text with any of the words for an idea. What is rarer says more; what is typed is rarer than
    // all that means the same.
    matched(options) {
      const each = options.map((option) => this.matches(option));
      const all = new Set([].concat(...each.map((matches) => Array.from(matches.keys()))));
      const best = new Map();
      each.forEach((matches, n) => {
        const rarity = this.rarity(n ? all : matches);
        for (const [id, much] of matches) if (much) best.set(id, Math.max(much * rarity, best.get(id) || 0));
      });
      return { best, rarity: this.rarity(all) };
    }

    rarity(matches) {
      return Math.log(1 + this.count / Math.max(1, matches.size));
    }

    // An idea that no text has as a whole, word by word.
    resolved(options) {
      const found = this.matched(options);
      const words = [].concat(...options[0].words.map((word) => (word.isRun ? this.reader.parts(word) : word)));
      if (this.isWaiting || found.best.size || (words.length < 2 && !words.some((word) => word.isRun))) return [found];
      return words.filter((word) => !this.ignored.has(word.typed)).map((word) => this.matched([{ words: [word], weight: 1 }]));
    }

    // The kinds of texts that a query asks for in so many words.
    wanted(query) {
      const typed = flat(this.reader.words(query));
      const says = (phrases) => listed(phrases).some((phrase) => typed.includes(flat(this.reader.words(phrase))));
      return new Set(Object.keys(this.language.wants || {}).filter((kind) => says(this.language.wants[kind])));
    }

    search(query) {
      const { ideas, near, missing } = this.ideas(query);
      const each = ideas.map(({ options, typed }) => {
        const matches = this.resolved(options).filter(({ best }) => best.size);
        if (!matches.length && !missing.includes(typed)) missing.push(typed);
        return matches;
      });
      const found = [].concat(...each);
      const whole = found.reduce((sum, { rarity }) => sum + rarity, 0);
      const scores = new Map();
      for (const { best, rarity } of found) {
        for (const [id, much] of best) {
          const { score, covered } = scores.get(id) || { score: 0, covered: 0 };
          scores.set(id, { score: score + much, covered: covered + rarity });
        }
      }
      const wanted = this.wanted(query);
      const hits = Array.from(scores, ([id, { score, covered }]) => {
        const entry = this.entryOf(id);
        const weight = (KINDS[entry.kind] || 1) * (wanted.has(entry.kind) ? WANTED : 1);
        return { entry, score: score * (covered / whole) ** 2 * weight };
      });
      const stems = this.stems(ideas);
      const byScore = (isWord) => ranked(hits.filter(({ entry }) => (entry.kind === "word") === isWord));
      return { answers: byScore(false), words: byScore(true), near, missing, stems };
    }

    // What to look for in sentences, and how much it counts: what was typed, then what means the same.
    stems(ideas) {
      const stems = new Map();
      for (const { options } of ideas) {
        options.forEach(({ words }, n) => {
          for (const { stem, typed } of words) {
            if (!this.ignored.has(typed)) stems.set(stem, Math.max(n ? 1 : 3, stems.get(stem) || 0));
          }
        });
      }
      return stems;
    }

    // The sentences to show of a text, from the one that has most of the query. Whole ones: cut in the middle,
    // "Do not stop ..." could say the opposite.
    excerpt(text, stems) {
      const sentences = text.replace(/([.!?])\s+/g, "$1\n").replace(/([\u3002\uff01\uff1f])(?=.)/g, "$1\n").split("\n");
      const much = sentences.map((sentence) => {
        const found = new Set(this.reader.words(sentence).map((word) => word.stem));
        return Array.from(found).reduce((sum, stem) => sum + (stems.get(stem) || 0), 0);
      });
      const first = much.indexOf(Math.max(...much));
      let end = first + 1;
      while (end < sentences.length && sentences.slice(first, end + 1).join(" ").length < 220) end++;
      return sentences.slice(first, end).join(" ");
    }
  }

  // Best first. Each further text of one page counts less, so that the first ones come from several.
  function ranked(hits) {
    const best = hits.sort((a, b) => b.score - a.score);
    const seen = new Map();
    for (const hit of best) {
      const before = seen.get(hit.entry.page) || 0;
      if (hit.entry.page) seen.set(hit.entry.page, before + 1);
      hit.score *= 0.93 ** before;
    }
    best.sort((a, b) => b.score - a.score);
    const shown = new Set();
    return best
      .filter(({ entry, score }) => {
        // A list of questions is one place, and a key message may be a claim word for word.
        const names = entry.names || (IN_LISTS.includes(entry.kind) ? [entry.address, entry.title] : [entry.title]);
        const isNew = !names.some((name) => shown.has(name));
        names.forEach((name) => shown.add(name));
        return isNew && score > best[0].score / 10;
      })
      .map((hit) => hit.entry);
  }

  self.Search = Search;
}
