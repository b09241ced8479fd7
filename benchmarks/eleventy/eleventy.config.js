// The settings of the benchmark's Eleventy site: data in YAML, pages made by one template in JavaScript.
const yaml = require("js-yaml");

module.exports = function (config) {
  config.addDataExtension("yaml", (text) => yaml.load(text));
  config.addPassthroughCopy("site.css");
  return { dir: { output: "public" } };
};
