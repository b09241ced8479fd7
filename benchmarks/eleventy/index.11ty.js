// The list of topics.
const pages = require("./pages.js");

exports.data = { permalink: "index.html" };
exports.render = ({ topics, site }) => pages.frame({
  title: "All topics",
  up: "",
  content: `<main id="content">\n<h1>All topics</h1>\n<ul>\n${Object.entries(topics).map(([slug, topic]) =>
    `<li><a href="${slug}/index.html">${topic.title}</a> <p>${topic.summary}</p></li>`).join("\n")}\n</ul>\n</main>`,
  site,
});
