// Adds a copy button after every address marked with data-copy. Without scripts, readers copy the address by hand.
"use strict";
(() => {
  const words = document.currentScript.dataset;

  // For pages opened from disk and for old browsers, which have no clipboard API.
  function copySelected(text) {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    return isCopied;
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copySelected(text);
    }
  }

  // What a button copies the address of: a statement by its words, anything else by the address itself.
  function about(link) {
    const sentence = link.closest(".claim")?.querySelector("h3, h4, p");
    if (!sentence) return link.textContent;
    const copy = sentence.cloneNode(true);
    for (const mark of copy.querySelectorAll("sup, .rs")) mark.remove();
    return copy.textContent.trim().replace(/\s+/g, " ");
  }

  for (const link of document.querySelectorAll("a[data-copy]")) {
    const button = document.createElement("button");
    const said = document.createElement("span");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    button.setAttribute("aria-label", `${words.copy}: ${about(link)}`);
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      said.textContent = "";
      const isCopied = await copied(link.href);
      button.focus();
      said.textContent = isCopied ? words.copied : words.failed;
    });
    link.after(" ", button, " ", said);
  }
})();
