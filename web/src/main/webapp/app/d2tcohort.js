// The cohort question about difficult-to-treat arthritis: who is flagged, who is not, of whom it cannot be told.

import { address, get } from "./api.js";
import { byId, h, replace } from "./dom.js";
import { any, attrition, group, ids, select, showProblem } from "./cohort.js";
import { count } from "./format.js";
import { sentence, word } from "./words.js";

const RESULTS = ["criteria-1-and-2-met", "not-met", "cannot-be-told", "not-asked"];
let answer = null; // {data, parameters} of the last query, kept over a change of language

/** Builds the form where the server asks the question; what was filled in stays. */
export function showD2tForm(reasons, isAsked) {
  const section = byId("d2t-query");
  section.hidden = !isAsked;
  const form = byId("d2t-form");
  const kept = form.elements.length > 0 ? [...new FormData(form)] : [];
  replace(
    form,
    group(word("cohort.outcome"), select("result", [["", word("cohort.any")], ...RESULTS.map((code) => [code, word(`d2t.result.${code}`)])], "d2t"), "question"),
    group(
      word("d2t.why-not-asked"),
      select("reason", [["", word("cohort.any")], ...[...reasons.values()].map((r) => [r.code, sentence(r)])], "d2t"),
    ),
    group(word("sex"), select("sex", any("sex", ["female", "male", "other", "unknown"]), "d2t")),
    group(word("serostatus"), select("serostatus", any("serostatus", ["seronegative", "seropositive", "unknown"]), "d2t")),
    h("div", { class: "actions" }, h("button", { type: "submit", class: "button primary", "data-key": "d2t ask" }, word("cohort.ask"))),
  );
  kept.forEach(([name, value]) => (form.elements.namedItem(name).value = value));
  form.onsubmit = (event) => {
    event.preventDefault();
    ask(Object.fromEntries(new FormData(form)));
  };
  if (answer) {
    showAnswer();
  }
}

async function ask(parameters) {
  try {
    answer = { parameters, data: await get("d2t", parameters) };
    showAnswer();
  } catch (error) {
    answer = null;
    showProblem(error, byId("d2t-answer"));
  }
}

function showAnswer() {
  const { data, parameters } = answer;
  replace(
    byId("d2t-answer"),
    h("p", { class: "answer-count" }, word("cohort.count", { count: count(data.count), total: count(data.total) })),
    data.attrition.length > 0 && h("div", { class: "card" }, attrition(data)),
    data.count > 0 && ids(data, "d2t.ids"),
    data.count > 0 &&
      h(
        "div",
        { class: "downloads" },
        h("p", { class: "actions" }, h("a", { class: "button", href: address("d2t", { ...parameters, format: "csv" }), download: true }, word("cohort.csv"))),
        h("p", { class: "quiet" }, word("cohort.careful")),
      ),
  );
}
