// The words of citesite's pages of the same corpus. As in the Hugo site, numbers of citations and references are made
// here, and what cites a source is collected once a build.
const markdown = require("markdown-it")();
const DESIGNS = {
  "randomised trial": "Randomised trial",
  "cohort study": "Study that followed people over time",
  "systematic review": "Review of many studies",
};
const MARK = '<svg class="m" viewBox="0 0 20 20" aria-hidden="true">'
  + '<path d="M4.5 2.5h11v15h-11zM7.5 6.5h5M7.5 10h5M7.5 13.5h3"/></svg>';
const LEGEND = `<details class="marks">
<summary>What do these marks mean?</summary>
<ul class="marks-list">
<li>${MARK} <span><b>High certainty:</b> we can be very sure</span></li>
<li>${MARK} <span><b>Moderate certainty:</b> probably true</span></li>
<li>${MARK} <span><b>Low certainty:</b> may be true</span></li>
<li>${MARK} <span><b>Very low certainty:</b> nobody can be sure</span></li>
<li>${MARK} <span><b>Official advice:</b> what health services tell people to do. It is not rated.</span></li>
<li>${MARK} <span><b>Description:</b> what something is, or how it works. It is not rated.</span></li>
</ul>
<p>We use a method called GRADE. Trials in which chance decides who gets what begin at high, other studies at low. \
Weak points take certainty away.</p>
</details>`;
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const MONTHS = "January February March April May June July August September October November December".split(" ");

const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => SIGNS[sign]);
const plain = (text) => markdown.render(text).replace(/<[^>]*>/g, "").trim();
const upper = (text) => text[0].toUpperCase() + text.slice(1);
const each = (items, made) => items.map(made).join("\n");

function day(text) {
  const [year, month, number] = text.split("-").map(Number);
  return `${number} ${MONTHS[month - 1]} ${year}`;
}

function shortName({ authors, year }) {
  const [first, second] = authors.map((author) => author.split(" ")[0]);
  const others = authors.length > 2 ? " and others" : authors.length === 2 ? ` and ${second}` : "";
  return `${first}${others} ${year}`;
}

// Pages are cut short: 827–35.
function reference(source) {
  let [first, last] = source.pages.split("–");
  if (first.length === last.length) {
    let same = 0;
    while (first[same] === last[same]) same += 1;
    last = last.slice(same);
  }
  return escaped(`${source.authors.join(", ")}. ${source.title}. ${source.journal}. `
    + `${source.year};${source.volume}:${first}–${last}.`);
}

function indexed(batches) {
  const sources = {};
  for (const batch of Object.values(batches)) for (const source of batch.sources) sources[source.id] = source;
  return sources;
}

function usesOf(topics) {
  const uses = {};
  for (const [slug, topic] of Object.entries(topics)) {
    for (const { heading, claims } of topic.sections) {
      for (const { id, text, cites } of claims) {
        const use = { slug, topic: topic.title, heading, id, text: plain(text) };
        for (const source of cites) (uses[source] ??= []).push(use);
      }
    }
  }
  return uses;
}

// Numbers of sources in the order in which a page cites them, and the marks with these numbers.
class Numbers {
  constructor(cited) {
    this.numbers = new Map();
    this.uses = {};
    for (const source of cited) if (!this.numbers.has(source)) this.numbers.set(source, this.numbers.size + 1);
  }

  marks(cites) {
    const links = cites.map((source) => {
      this.uses[source] = (this.uses[source] ?? 0) + 1;
      const number = this.numbers.get(source);
      return `<a id="cite-${source}-${this.uses[source]}" href="#ref-${number}">[${number}]</a>`;
    });
    return `<span class="rs">${links.join(" ")}</span> <span class="sure">${MARK} <span><b>Description</b></span></span>`;
  }

  list(made) {
    const items = [...this.numbers].map(([source, number]) => `<li id="ref-${number}">${made(source, number)}</li>`);
    return `<ol class="references">\n${items.join("\n")}\n</ol>`;
  }
}

const said = (part, numbers) => `<div class="say">${markdown.render(part.text)} ${numbers.marks(part.cites)}</div>`;

function answers(topic, numbers, address) {
  return `<section class="answers" aria-labelledby="key-messages">
<h2 id="key-messages">Short answers</h2>
<ul class="qa">
${each(topic.takeaways, (one) => `<li>${said(one, numbers)}
<p class="soft">Read more: <a href="${address(one.section)}">${escaped(one.heading)}</a></p></li>`)}
</ul>
${LEGEND}</section>`;
}

function claims(section, numbers) {
  return each(section.claims, (claim) => `<div class="claim" id="${claim.id}">\n${said(claim, numbers)}\n</div>`);
}

function doses({ columns, rows }) {
  const cell = (text, n) => (n ? `<td data-label="${escaped(columns[n])}">${escaped(text)}</td>`
    : `<th scope="row">${escaped(text)}</th>`);
  return `<div class="table-box"><table>
<caption>Doses</caption>
<thead><tr>${columns.map((text) => `<th scope="col">${escaped(text)}</th>`).join("")}</tr></thead>
<tbody>
${each(rows, (row) => `<tr>${row.map(cell).join("")}</tr>`)}
</tbody>
</table></div>`;
}

function reasons(section, unchecked) {
  const of = section ? section.claims.map((claim) => plain(claim.text)).join("; ") : "Doses";
  return `<li><b>${of}</b> <p>${unchecked}</p></li>`;
}

const opening = (topic) => `<main id="content">
<h1>${escaped(topic.title)}</h1>
<div class="lead"><p>${escaped(topic.summary)}</p></div>
<nav class="toc" aria-labelledby="contents-title">
<h2 id="contents-title">On this page</h2>
<ul>
<li><a href="#key-messages">Short answers</a></li>
<li><a href="#contents">Find out more</a></li>
<li><a href="#about-this-page">Who made this</a></li>
</ul>
</nav>`;

const madeBy = (topic) => `<h2 id="about-this-page">Who made this page</h2>
<p>It is made from published studies and official advice. Every claim and every dose names its source.</p>
<dl>
<div><dt>Evidence checked</dt><dd>${day(topic.reviewed)}</dd></div>
<div><dt>Next check due</dt><dd>${day(topic.next)}</dd></div>
<div><dt>Checked by</dt><dd>Not yet reviewed by a doctor or nurse</dd></div>
</dl>`;

// A topic's page that has all of it.
exports.wholeTopic = function (topic, sources, { unchecked }) {
  const cited = [...topic.takeaways, ...topic.sections.flatMap((section) => section.claims)];
  const numbers = new Numbers(cited.flatMap((part) => part.cites));
  const whole = (id, number) => {
    const back = Array.from({ length: numbers.uses[id] }, (_, n) =>
      `<a href="#cite-${id}-${n + 1}" aria-label="use ${n + 1} of reference ${number}">↑${n + 1}</a>`);
    const design = DESIGNS[sources[id].design];
    return `<span class="reference">${reference(sources[id])}</span>
<span class="outside"><a href="https://doi.org/${escaped(sources[id].doi)}">DOI</a></span>
<span class="reference-meta">${design[0].toLowerCase()}${design.slice(1)} · abstract read · back to ${back.join(" ")}</span>`;
  };
  return `${opening(topic)}
${answers(topic, numbers, (section) => `#${section}`)}
<div id="contents">
${each(topic.sections, (section) => `<section class="part" id="${section.id}">
<h2>${escaped(section.heading)}</h2>
${claims(section, numbers)}
</section>`)}
<section class="part" id="dosing">
<h2>Dosing</h2>
${doses(topic.dosing)}
</section>
</div>
<section class="part about">
${madeBy(topic)}
<p><a href="../about/index.html">How this page was made, and what changed</a></p>
<details>
<summary>Why we say it this way</summary>
<ul class="spaced">
${each([...topic.sections, null], (section) => reasons(section, unchecked))}
</ul>
</details>
<details class="refs" id="references">
<summary>Sources (${numbers.numbers.size})</summary>
${numbers.list(whole)}
</details>
</section>
</main>`;
};

const listed = (numbers, sources, up) => numbers.list((id) => `<a href="${up}sources/${id}/index.html">\
${shortName(sources[id])}</a>. ${DESIGNS[sources[id].design]}, abstract read`);

// A topic's page that leads to the pages of its sections.
exports.topic = function (topic, sources) {
  const numbers = new Numbers(topic.takeaways.flatMap((part) => part.cites));
  return `${opening(topic)}
${answers(topic, numbers, (section) => `${section}/index.html`)}
<section aria-labelledby="contents">
<h2 id="contents">Find out more</h2>
<ul class="cards">
${each(topic.sections, (section) => `<li id="${section.id}">\
${section.claims.map((claim) => `<span id="${claim.id}"></span>`).join("")}\
<h3><a href="${section.id}/index.html">${escaped(section.heading)}</a></h3></li>`)}
<li id="dosing"><h3><a href="dosing/index.html">Dosing</a></h3></li>
</ul>
</section>
<section class="part about">
${madeBy(topic)}
<details class="refs" id="references">
<summary>Sources (${numbers.numbers.size})</summary>
${listed(numbers, sources, "../")}
</details>
</section>
</main>`;
};

exports.section = function (topic, number, sources, { unchecked, title }) {
  const section = topic.sections[number];
  const parts = [...topic.sections, { id: "dosing", heading: "Dosing" }];
  const numbers = new Numbers((section?.claims ?? []).flatMap((claim) => claim.cites));
  const turn = (n, rel, word) => (parts[n] ? `<a rel="${rel}" href="../${parts[n].id}/index.html"><span>${word}</span> \
<span>${escaped(parts[n].heading)}</span></a>` : "");
  const { id, heading } = parts[number];
  return `<main id="content">
<p class="up"><a href="../index.html">${escaped(topic.title)}</a></p>
<h1 id="${id}">${escaped(heading)}</h1>
<section class="part">
<h2>What we found</h2>
${section ? claims(section, numbers) : doses(topic.dosing)}
</section>
<section class="experts">
<details>
<summary><h2>For those who want the numbers</h2></summary>
<h3>Why we say it this way</h3>
<ul class="spaced">
${reasons(section, unchecked)}
</ul>
</details>
</section>
${numbers.numbers.size ? `<section class="part" id="references">
<details class="refs">
<summary><h2>Sources (${numbers.numbers.size})</h2></summary>
${listed(numbers, sources, "../../")}
</details>
</section>` : ""}
<section class="part about">
<h2>Who made this part</h2>
<p class="checked">Evidence last checked: ${day(topic.reviewed)}. Next check due: ${day(topic.next)}. \
<b>Not yet reviewed by a doctor or nurse</b>.</p>
<p class="on-paper">A short version for paper. The website has all of it, with the studies behind each statement.</p>
<p class="on-screen">This is a part of <a href="../index.html#${id}">${escaped(topic.title)}</a>.</p>
<p class="cite-this"><b>Cite this part:</b> ${escaped(heading)}. ${escaped(topic.title)}. ${escaped(title)}. \
Version of ${day(topic.reviewed)}.</p>
</section>
<nav class="turn" aria-label="Before and next">
${turn(number - 1, "prev", "Before")}
${turn(number + 1, "next", "Next")}
</nav>
<nav class="toc" aria-labelledby="topic-title">
<h2 id="topic-title">In this topic</h2>
<ul>
<li><a href="../index.html">Overview</a></li>
${each(parts, (part) => `<li><a href="../${part.id}/index.html">${escaped(part.heading)}</a></li>`)}
</ul>
</nav>
</main>`;
};

exports.source = function (source, uses) {
  const named = [...new Map(uses.map((use) => [use.slug, use.topic]))];
  const cited = !uses.length ? "" : `<h2>What we cite it for</h2>
<ul class="uses">
${each(uses, (use) => `<li><p><span class="stance">supports this</span> \
<a href="../../${use.slug}/index.html#${use.id}">${use.text}</a></p>
<p class="reference-meta">${escaped(use.topic)} · ${escaped(use.heading)}</p></li>`)}
</ul>
<p>It is named in: ${named.map(([slug, title]) => `<a href="../../${slug}/index.html">${escaped(title)}</a>`).join(", ")}</p>`;
  return `<main id="content">
<p class="crumb"><a href="../../sources/index.html">Sources</a></p>
<h1>${shortName(source)}</h1>
<p class="full-reference"><bdi>${reference(source)}</bdi></p>
<p class="buttons"><a class="button" href="https://doi.org/${escaped(source.doi)}">Open at DOI</a></p>
<dl>
<div><dt>What it is</dt><dd>${DESIGNS[source.design]}</dd></div>
<div><dt>Who paid</dt><dd>Not known: it is not in what we read</dd></div>
<div><dt>Interests of the authors</dt><dd>Not known: it is not in what we read</dd></div>
<div><dt>How we read it</dt><dd><p>We read the abstract (the short summary), not the full text.</p></dd></div>
</dl>
${cited}
</main>`;
};

exports.frame = function ({ title, description, up, content, site }) {
  const list = site.allPages ? `<li><a href="${up}sources/index.html">Sources</a></li>` : "";
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} – ${escaped(site.title)}</title>
${description ? `<meta name="description" content="${escaped(description)}">` : ""}
<link rel="stylesheet" href="${up}site.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top">
<a class="site" href="${up}index.html"><span>${escaped(site.title)}</span></a>
<nav aria-label="Site"><ul>
${list}
<li><a href="${up}glossary/index.html">Words explained</a></li>
<li><a href="${up}about/index.html">About</a></li>
<li><a href="#menu"><span>Menu</span></a></li>
</ul></nav>
</header>
${content}
<footer class="foot">
<nav aria-label="All pages" id="menu"><ul>
<li><a href="${up}index.html">Home</a></li>
${list}
<li><a href="${up}glossary/index.html">Words explained</a></li>
<li><a href="${up}about/index.html">About</a></li>
<li><a href="${up}changes/index.html">Changes</a></li>
<li><a href="${up}accessibility/index.html">Accessibility</a></li>
</ul></nav>
<p>${site.disclaimer}</p>
<p>This site sets no cookies and does not follow you.</p>
</footer>
</body>
</html>
`;
};

exports.indexed = indexed;
exports.usesOf = usesOf;
exports.shortName = shortName;
