// A page for each topic, for each of its sections and for each source; without "allPages", for each topic alone.
const pages = require("./pages.js");

// Collected once a build; every page asks for them with the same data.
const kept = new Map();
const once = (name, make) => kept.get(name) ?? kept.set(name, make()).get(name);

function* addresses({ topics, sources, site }) {
  for (const [slug, topic] of Object.entries(topics)) {
    yield { address: slug, slug };
    if (site.allPages) {
      for (let number = 0; number <= topic.sections.length; number += 1) {
        yield { address: `${slug}/${topic.sections[number]?.id ?? "dosing"}`, slug, number };
      }
    }
  }
  if (site.allPages) for (const id of Object.keys(pages.indexed(sources))) yield { address: `sources/${id}`, source: id };
}

module.exports = class {
  data() {
    return {
      pagination: {
        data: "topics",
        size: 1,
        alias: "place",
        before: (_, data) => (kept.clear(), [...addresses(data)]),
      },
      permalink: ({ place }) => `${place.address}/index.html`,
      eleventyExcludeFromCollections: true,
    };
  }

  render({ place, topics, sources: batches, site }) {
    const sources = once("sources", () => pages.indexed(batches));
    const up = "../".repeat(place.address.split("/").length);
    if (place.source) {
      const source = sources[place.source];
      const uses = once("uses", () => pages.usesOf(topics))[place.source] ?? [];
      return pages.frame({ title: pages.shortName(source), up, content: pages.source(source, uses), site });
    }
    const topic = topics[place.slug];
    const isPart = place.number !== undefined;
    const heading = isPart ? `${topic.sections[place.number]?.heading ?? "Dosing"} – ` : "";
    const content = isPart ? pages.section(topic, place.number, sources, site)
      : site.allPages ? pages.topic(topic, sources) : pages.wholeTopic(topic, sources, site);
    return pages.frame({ title: heading + topic.title, description: topic.summary, up, content, site });
  }
};
