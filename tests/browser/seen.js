// What a reader sees of a page, measured alike in the old engine and in Chromium; nothing here is newer than Chrome 87.
(() => {
  const isSeen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1.5 && box.height > 1.5 && getComputedStyle(element).visibility === "visible";
  };
  const claims = () => Array.from(document.querySelectorAll(".claim[id]")).filter((claim) => claim.querySelector("details"));
  const body = (fold) => Array.from(fold.children).find((part) => part.tagName !== "SUMMARY");

  window.seen = {
    page() {
      for (const fold of document.querySelectorAll("details")) fold.open = true;
      const root = document.documentElement;
      const links = Array.from(document.querySelectorAll("a[href], button, summary, input"));
      return {
        words: document.body.innerText.split(/\s+/).filter(Boolean),
        sideways: root.scrollWidth - root.clientWidth,
        search: links.some((link) => isSeen(link) && /search/.test(link.getAttribute("href") || link.form?.action || "")),
        // The menu itself, or the button or link that leads to it.
        menu: links.filter((link) => isSeen(link) && link.closest("header, footer")).map((link) => link.textContent.trim()),
      };
    },
    fold(id) {
      const claim = id ? document.getElementById(id).closest(".claim") : claims()[0];
      const fold = claim.querySelector("details");
      const button = fold.querySelector("summary");
      return {
        isOpen: fold.open,
        button: isSeen(button) && button.innerText.includes("How do we know"),
        content: isSeen(body(fold)) && fold.open,
      };
    },
    clicked() {
      claims()[0].querySelector("summary").click();
      return window.seen.fold();
    },
    last: () => claims()[claims().length - 1].id,
    results: () => Array.from(document.querySelectorAll("#theme--results li")).filter(isSeen).map((item) => item.textContent),
  };
  return true;
})()
