// The counts at the top of the list. They add up, and show that they do.

import { byId, h, replace, svg } from "./dom.js";
import { count } from "./format.js";
import { around, sentence, word } from "./words.js";

const CATEGORIES = ["high", "moderate", "low"];

/** choose(filter) is called when a count is clicked. wanted: whether the predicted outcome is what one hopes for. */
export function showSummary(summary, reasons, choose, wanted) {
  const declined = summary.total - summary.scored;
  replace(
    byId("summary"),
    h("h2", { class: "visually-hidden" }, word("summary.heading")),
    h(
      "p",
      { class: "equation" },
      term(summary.total, "summary.patients"),
      h("span", { class: "operator" }, "="),
      term(summary.scored, "summary.scored"),
      h("span", { class: "operator" }, "+"),
      term(declined, "summary.declined"),
    ),
    summary.total > 0 && spread(summary, declined, choose),
    summary.total > 0 && h("p", { class: "quiet", id: "colours" }, word(wanted ? "summary.wanted" : "summary.unwanted")),
    declined > 0 && reasonList(summary, reasons, declined, choose),
  );
}

function term(n, key) {
  const [before, after] = around(key);
  return h("span", { class: "term" }, before, h("b", {}, count(n)), after);
}

function spread(summary, declined, choose) {
  const parts = [
    ...CATEGORIES.map((code) => ({ code, n: summary.categories[code], text: word(`category.${code}`) })),
    { code: "declined", n: declined, text: word("outcome.declined") },
  ];
  let x = 0;
  const bars = parts
    .filter((part) => part.n > 0)
    .map((part) => {
      const width = (part.n / summary.total) * 1000;
      const bar = svg("rect", { class: `part ${part.code}`, x, y: 0, width: Math.max(1, width - 3), height: 14 });
      x += width;
      return bar;
    });
  return h(
    "div",
    { class: "spread" },
    svg(
      "svg",
      { viewBox: "0 0 1000 14", preserveAspectRatio: "none", class: "spread-bar", role: "img", "aria-label": word("summary.spread") },
      bars,
    ),
    h(
      "ul",
      { class: "legend" },
      parts.map((part) =>
        h(
          "li",
          { class: part.code },
          h(
            "button",
            { type: "button", "data-key": `spread ${part.code}`, on: { click: () => choose({ group: part.code, reason: "" }) } },
            h("span", { class: "swatch", "aria-hidden": "true" }),
            part.text,
            " ",
            h("b", {}, count(part.n)),
          ),
        ),
      ),
    ),
  );
}

function reasonList(summary, reasons, declined, choose) {
  const rows = Object.entries(summary.declined).sort(([, a], [, b]) => b - a);
  const kept = byId("summary").querySelector("details.reasons");
  return h(
    "details",
    { class: "reasons", open: kept ? kept.open : false },
    h("summary", { "data-key": "reasons" }, word("summary.reasons"), " (", count(declined), ")"),
    h(
      "ul",
      {},
      rows.map(([code, n]) =>
        h(
          "li",
          {},
          h(
            "button",
            { type: "button", "data-key": `reason ${code}`, on: { click: () => choose({ group: "declined", reason: code }) } },
            h("b", {}, count(n)),
            " ",
            reasons.has(code) ? sentence(reasons.get(code)) : code,
          ),
        ),
      ),
    ),
    h("p", { class: "sum" }, h("b", {}, count(declined)), " ", word("summary.sum")),
  );
}
