// Opens the fold-outs that an address leads to, and all of them for a reader who asks to print everything. They get the
// attribute `open`, not a style, so that screen readers and the fold-out's own button agree with what is seen. Leads on
// from an address on a topic's page to what a section's page shows.
"use strict";
(() => {
  function open(fold) {
    fold.open = true;
  }

  // "How do we know?" of the claim that an address names, also by a former id of the claim, and what the place is folded
  // into. A part of the page whose own link unfolds it has data-unfold.
  function follow() {
    const name = location.hash.slice(1);
    const target = document.getElementById(name);
    if (!target) {
      // A list that is too long for a page has no room for the places it had, and a page below it for each of them.
      const list = document.querySelector("[data-leads-below]");
      if (list && /^[a-z0-9-]+$/.test(name)) location.replace(`${name}/index.html`);
      return;
    }
    // The lasting address of something that another page shows: the link beside it leads there.
    const elsewhere = target.closest("[data-leads-on]");
    if (elsewhere) {
      location.replace(`${elsewhere.querySelector("a[href]").href.split("#")[0]}${location.hash}`);
      return;
    }
    const claim = target.closest(".claim");
    if (target.hasAttribute("data-unfold")) target.querySelectorAll("details").forEach(open);
    else if (claim && claim.querySelector("details")) open(claim.querySelector("details"));
    let isMoved = false;
    for (let around = target; around; around = around.parentElement) {
      if (around.tagName !== "DETAILS" || around.open) continue;
      open(around);
      isMoved = true;
    }
    // The browser could not scroll to what was folded away.
    if (isMoved) target.scrollIntoView();
  }

  // A printed page is short where its body has the class that data-print names; "all" prints the page as it is seen.
  let short = "";
  let opened = [];
  addEventListener("beforeprint", () => {
    if (!short) return;
    const closed = Array.from(document.querySelectorAll("details:not([open])"));
    closed.forEach(open);
    opened = opened.concat(closed);
    document.body.classList.remove(short);
  });
  addEventListener("afterprint", () => {
    if (!short) return;
    for (const fold of opened) fold.open = false;
    opened = [];
    if (short !== "all") document.body.classList.add(short);
    short = "";
  });

  for (const place of document.querySelectorAll("[data-print]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = place.dataset.words;
    button.addEventListener("click", () => {
      short = place.dataset.print;
      print();
    });
    place.append(" ", button);
  }

  addEventListener("hashchange", follow);
  follow();
})();
