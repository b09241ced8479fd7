// Reloads the page when its files have changed, and shows the diagnostics of a build that failed.
// Only `citesite serve` sends this script; it is never in a published page.
"use strict";
(() => {
  const own = document.currentScript.dataset;
  let stream = null;
  let overlay = null;
  let closed = ""; // the notice whose overlay was closed by hand

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function excerpt(problem) {
    // Columns count characters, but JavaScript strings count UTF-16 units.
    const letters = Array.from(problem.excerpt);
    const at = Math.max(0, problem.column - 1);
    const line = element("pre");
    line.tabIndex = 0;
    line.append(letters.slice(0, at).join(""), element("mark", letters[at] || " "), letters.slice(at + 1).join(""));
    return line;
  }

  function item(problem) {
    const made = element("li");
    if (problem.path) {
      const place = problem.line ? `${problem.path}:${problem.line}:${problem.column}` : problem.path;
      made.append(element("code", place, "citesite-place"), " ");
    }
    made.append(element("strong", problem.code ? `${problem.severity}[${problem.code}]` : problem.severity));
    made.append(element("p", problem.message));
    if (problem.excerpt) made.append(excerpt(problem));
    if (problem.hint) made.append(element("p", `Hint: ${problem.hint}`, "citesite-hint"));
    return made;
  }

  function clear() {
    if (overlay) overlay.remove();
    overlay = null;
  }

  function show(notice) {
    clear();
    const key = JSON.stringify(notice.problems);
    if (!notice.problems.length) closed = "";
    if (!notice.problems.length || key === closed) return;
    overlay = element("div", "", "citesite-overlay");
    overlay.setAttribute("role", "alert");
    const list = element("ul");
    list.append(...notice.problems.map(item));
    const close = element("button", "Close");
    close.type = "button";
    close.addEventListener("click", () => {
      closed = key;
      clear();
    });
    overlay.append(close, element("h2", "Not built: this page is the last good one"), list);
    if (notice.more) overlay.append(element("p", `and ${notice.more} more, listed in the terminal`));
    document.body.append(overlay);
  }

  function heard(event) {
    const notice = JSON.parse(event.data);
    if (notice.version !== own.version) location.reload();
    // Only the page of diagnostics, served when there is no site yet, has a number: it reloads for new diagnostics too.
    else if (own.number === undefined) show(notice);
    else if (String(notice.number) !== own.number) location.reload();
  }

  function follow() {
    // Hidden pages close their connection, because a browser opens only six to a server. They catch up when shown again.
    if (stream) stream.close();
    stream = null;
    if (document.hidden) return;
    stream = new EventSource("/-/events");
    stream.addEventListener("notice", heard);
  }

  const style = element("link");
  style.rel = "stylesheet";
  style.href = "/-/overlay.css";
  document.head.append(style);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && overlay) overlay.querySelector("button").click();
  });
  document.addEventListener("visibilitychange", follow);
  follow();
})();
