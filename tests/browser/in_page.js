// What is looked at inside a page. Each function runs in the browser and gives findings as lines of text; no finding, no fault.
(() => {
  const name = (element) => {
    const id = element.id ? `#${element.id}` : "";
    const place = element.closest("[id]")?.id ?? "";
    const text = element.textContent.trim().replace(/\s+/g, " ").slice(0, 50);
    return `${element.tagName.toLowerCase()}${id} in #${place} "${text}"`;
  };
  const isSeen = (element) => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && box.width > 1.5 && box.height > 1.5;
  };
  // What is known of elements while nothing on the page changes: all that is in an element asks for the same of it.
  let hidden, grounds;
  const knowNothing = () => {
    hidden = new Map();
    grounds = new Map();
  };
  const known = (about, element, find) => {
    if (!about.has(element)) about.set(element, find(element));
    return about.get(element);
  };
  // Texts for screen readers only are one pixel large, and so is everything in them.
  const isHidden = (element) =>
    known(hidden, element, () => Boolean(element.parentElement && isHidden(element.parentElement)) || !isSeen(element));
  const colour = (text) => {
    const numbers = text.match(/^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/);
    if (!numbers) throw new Error(`cannot read the colour ${text}`);
    return [1, 2, 3].map((i) => Number(numbers[i])).concat(numbers[4] === undefined ? 1 : Number(numbers[4]));
  };
  const over = (front, back) => [0, 1, 2].map((i) => front[i] * front[3] + back[i] * (1 - front[3])).concat(1);
  // Relative luminance and contrast ratio as WCAG 2.2 defines them.
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const canvas = () => (matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18, 1] : [255, 255, 255, 1]);
  const ground = (element) =>
    known(grounds, element, () => {
      const layer = colour(getComputedStyle(element).backgroundColor);
      if (layer[3] === 1) return layer;
      return over(layer, element.parentElement ? ground(element.parentElement) : canvas());
    });

  const checks = {
    openAll() {
      for (const fold of document.querySelectorAll("details")) fold.open = true;
    },

    // 7:1, and 4.5:1 for large text: level AAA, which the style sheet promises.
    contrast() {
      const found = new Set();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || element.closest("svg") || isHidden(element)) continue;
        const style = getComputedStyle(element);
        const back = ground(element);
        const size = parseFloat(style.fontSize);
        const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        const reached = ratio(over(colour(style.color), back), back);
        if (reached < (isLarge ? 4.5 : 7)) found.add(`${reached.toFixed(2)}:1 ${style.color} on ${back.slice(0, 3)} ${name(element)}`);
      }
      return [...found];
    },

    overflow() {
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth) return [];
      const wide = [...document.body.querySelectorAll("*")].filter((e) => !isHidden(e) && e.getBoundingClientRect().right > root.clientWidth + 1);
      return [`${root.scrollWidth} px wide in ${root.clientWidth} px`, ...wide.slice(0, 5).map(name)];
    },

    clipped() {
      const found = [];
      for (const element of document.body.querySelectorAll("*")) {
        const style = getComputedStyle(element);
        const hides = (value) => value === "hidden" || value === "clip";
        if (!element.textContent.trim() || element.closest("svg") || isHidden(element)) continue;
        if (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) found.push(`cut at the side: ${name(element)}`);
        if (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1) found.push(`cut below: ${name(element)}`);
      }
      return found;
    },

    // The least that WCAG 1.4.12 asks a page to bear. A style sheet made by script is not held back by the page's policy.
    spreadText() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
      document.adoptedStyleSheets = [sheet];
    },

    resetText() {
      document.adoptedStyleSheets = [];
    },

    // 24 by 24 px, but for links within a sentence (WCAG 2.5.8).
    targets() {
      const found = [];
      for (const element of document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")) {
        if (isHidden(element) || element.classList.contains("skip")) continue;
        const style = getComputedStyle(element);
        if (style.display === "inline") {
          let block = element.parentElement;
          while (getComputedStyle(block).display === "inline") block = block.parentElement;
          const others = [...block.querySelectorAll("a[href], button")].reduce((sum, e) => sum + e.textContent.trim().length, 0);
          if (block.textContent.trim().length > others + 3) continue;
        }
        const box = element.getBoundingClientRect();
        if (box.width < 23.99 || box.height < 23.99) found.push(`${box.width.toFixed(1)} x ${box.height.toFixed(1)} ${name(element)}`);
      }
      return found;
    },

    // What has the focus one after the other is seen in that order: the next is never above, unless it begins another column.
    order() {
      const isMirrored = getComputedStyle(document.documentElement).direction === "rtl";
      const boxes = [];
      for (const element of document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")) {
        if (isHidden(element) || element.classList.contains("skip")) continue;
        boxes.push({ element, box: element.getClientRects()[0] });
      }
      const found = [];
      boxes.forEach(({ element, box }, i) => {
        const next = boxes[i + 1];
        if (!next || next.box.bottom > box.top + 1) return;
        const isBeside = isMirrored ? next.box.right <= box.left + 1 : next.box.left >= box.right - 1;
        if (!isBeside) found.push(`${name(next.element)} is above ${name(element)}`);
      });
      return found;
    },

    // Buttons, fold-outs, and the links to and about a statement, by their names alone: two of one name do the same. Works
    // are another matter: an author may have published two in a year.
    names() {
      const found = [];
      const seen = new Map();
      const said = (e) => (e.getAttribute("aria-label") ?? e.textContent).trim().replace(/\s+/g, " ");
      for (const element of document.querySelectorAll("button, summary, a[data-copy], a.report, .permalink a")) {
        if (isHidden(element)) continue;
        const label = said(element) || [...element.querySelectorAll("img[alt]")].map((image) => image.alt).join(" ");
        const does = element.tagName === "A" ? element.href : element;
        if (!label) found.push(`${name(element)} has no name`);
        else if (seen.has(label) && seen.get(label) !== does) found.push(`"${label}" names two things: ${name(element)}`);
        seen.set(label, does);
      }
      return found;
    },

    // What is folded on the screen has to be there on paper.
    folded() {
      const found = [];
      for (const fold of document.querySelectorAll("details")) {
        for (const part of fold.children) {
          if (part.tagName !== "SUMMARY" && part.textContent.trim() && (!part.checkVisibility() || part.getBoundingClientRect().height < 2)) found.push(name(part));
        }
      }
      return found;
    },

    // Without buttons, and without what is of use on the screen only: how to send an address.
    foldedTexts() {
      const text = (p) => {
        const copy = p.cloneNode(true);
        for (const button of copy.querySelectorAll("button, [role=status]")) button.remove();
        return copy.textContent.trim().replace(/\s+/g, " ");
      };
      return [...document.querySelectorAll("details > :not(summary) p:not(.on-screen)")].map(text).filter(Boolean);
    },

    // At each release of a key: whether a reader sees where the focus is.
    watchFocus() {
      const seen = new Set();
      window.focusSeen = { reached: 0, problems: [] };
      addEventListener("keyup", () => {
        knowNothing();
        const element = document.activeElement;
        if (!element || element === document.body || seen.has(element)) return;
        seen.add(element);
        window.focusSeen.reached++;
        const style = getComputedStyle(element);
        const note = (problem) => window.focusSeen.problems.push(`${name(element)} ${problem}`);
        if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) note("shows no outline");
        else {
          const around = ground(element.parentElement);
          // The outline, or a ring around it.
          const rings = [style.outlineColor, ...(style.boxShadow.match(/rgba?\([^)]*\)/g) ?? [])];
          const best = Math.max(...rings.map((ring) => ratio(colour(ring), around)));
          if (best < 3) note(`has an outline of ${best.toFixed(2)}:1`);
        }
        const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const top = document.elementFromPoint(x, y);
        if (y < 0 || y > innerHeight || x < 0 || x > innerWidth) note("is out of view");
        else if (!top || !(element.contains(top) || top.contains(element))) note(`is covered by ${top ? name(top) : "nothing"}`);
      });
    },

    focusable() {
      return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary, textarea, [tabindex='0']")].filter(
        (e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled,
      ).length;
    },
  };
  window.citesiteChecks = Object.fromEntries(
    Object.entries(checks).map(([what, check]) => [what, () => {
      knowNothing();
      return check();
    }]),
  );
})();
