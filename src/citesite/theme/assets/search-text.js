// Texts as the search sees them: words without endings, case and accents, in any script.
"use strict";
{
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  // Scripts that put no spaces between words; U+30FC and U+3005 belong to no single one of them.
  const UNSPACED =
    "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u30fc\\u3005";
  const RUNS = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
  const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");

  // Without case, and without the marks that readers leave out: accents, Hebrew and Arabic vowels. Marks of other scripts
  // are parts of words.
  function folded(text) {
    const plain = /^[\0-\x7f]*$/.test(text)
      ? text
      : text.normalize("NFKD").replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]/g, "").normalize("NFC");
    return plain
      .toLowerCase()
      .replace(/(\p{L})['\u2019](?=\p{L})/gu, "$1")
      .replace(/(\d),(?=\d{3}(?!\d))/g, "$1")
      .replace(/(\d)(?=\p{L})/gu, "$1 ");
  }

  // Wrong, missing, added and swapped letters between two words, or more than `most`.
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, n) => n);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        const isSame = one[i - 1] === other[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1));
        const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (isSwapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      before = last;
      last = row;
    }
    return last[other.length];
  }

  const listed = (words) => words.split(",").map((word) => word.trim());

  // Texts as words without endings.
  class Reader {
    constructor(endings, locale) {
      this.endings = endings;
      this.met = new Map();
      this.segments = "Segmenter" in Intl ? new Intl.Segmenter(locale, { granularity: "word" }) : null;
    }

    stem(word) {
      let stem = word;
      for (let again = 0; again < 2; again++) {
        const ending = this.endings.find((end) => stem.endsWith(end) && stem.length - end.length >= 3);
        if (!ending || /\d/.test(stem)) break;
        stem = stem.slice(0, -ending.length);
      }
      return stem;
    }

    // Each word with what it is found by; a run of a script without spaces as a whole.
    words(text) {
      const words = [];
      for (const word of folded(text).match(WORD) || []) {
        if (!this.met.has(word)) this.met.set(word, this.read(word));
        words.push(...this.met.get(word));
      }
      return words;
    }

    read(word) {
      return word.match(RUNS).map((typed) => {
        const isRun = IS_UNSPACED.test(typed);
        return { typed, isRun, stem: isRun ? typed : this.stem(typed) };
      });
    }

    // What a word is listed under: itself; of a run each character, and every two beside each other.
    listed(word) {
      const letters = word.isRun ? Array.from(word.stem) : [];
      return word.isRun ? [...letters.slice(1).map((letter, n) => letters[n] + letter), ...letters] : [word.stem];
    }

    // What a word is looked for under: itself, or every two characters of a run.
    terms({ stem, isRun }) {
      const letters = isRun ? Array.from(stem) : [];
      return letters.length > 2 ? letters.slice(1).map((letter, n) => letters[n] + letter) : [stem];
    }

    // The words of a run, where the browser knows them; every two characters elsewhere.
    parts(run) {
      const parts = this.segments
        ? Array.from(this.segments.segment(run.typed)).filter((part) => part.isWordLike).map((part) => part.segment)
        : this.terms(run);
      // Single characters are particles, or say little.
      return parts.filter((part) => Array.from(part).length > 1).map((part) => ({ typed: part, stem: part, isRun: true }));
    }
  }

  const flat = (words) => ` ${words.map((word) => word.stem).join(" ")} `;

  self.SearchText = { Reader, distance, listed, flat, isRun: (text) => IS_UNSPACED.test(text) };
}
