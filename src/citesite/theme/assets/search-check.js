// Says so where the search does not work, for example in a browser too old for its scripts. Runs last, in any browser.
(function () {
  var found = document.getElementById("theme--found");
  if (!self.searchWorks) found.textContent = found.getAttribute("data-failed");
})();
