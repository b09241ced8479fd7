// Keeps the place on the page for a reader who changes the language: the links lead to what the address here names.
"use strict";
(() => {
  const links = document.querySelectorAll(".languages a");
  function follow() {
    for (const link of links) link.hash = location.hash;
  }
  addEventListener("hashchange", follow);
  // Scripts may change the address without a word.
  for (const link of links) link.addEventListener("click", follow);
  follow();
})();
