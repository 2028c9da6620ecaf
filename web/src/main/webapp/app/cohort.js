// The cohort query: a form, the count with what each criterion took away, and the downloads.

import { address, ApiError, get } from "./api.js";
import { byId, h, replace } from "./dom.js";
import { count } from "./format.js";
import { label, sentence, word } from "./words.js";

const IDS_SHOWN = 40;
let answer = null; // {data, parameters} of the last query, kept over a change of language

/** Builds the form; what was filled in stays. */
export function showCohortForm(tasks, reasons, today) {
  const form = byId("query");
  const kept = form.elements.length > 0 ? new FormData(form) : null;
  replace(
    form,
    group(word("cohort.task"), select("task", tasks.map((task) => [task.task, label(task)])), "question"),
    range(word("cohort.risk"), "riskMin", "riskMax", { type: "number", min: 0, max: 100, step: "any", inputmode: "decimal" }),
    range(word("cohort.age"), "ageMin", "ageMax", { type: "number", min: 0, max: 150, step: 1, inputmode: "numeric" }),
    group(word("cohort.ageOn"), input("ageOn", { type: "date", value: today })),
    group(word("sex"), select("sex", any("sex", ["female", "male", "other", "unknown"]))),
    group(word("serostatus"), select("serostatus", any("serostatus", ["seronegative", "seropositive", "unknown"]))),
    range(word("cohort.period"), "from", "to", { type: "date" }, ["cohort.first", "cohort.last"], "dates"),
    group(word("cohort.outcome"), select("outcome", any("outcome", ["scored", "declined"]))),
    group(
      word("filter.reason"),
      select("reason", [["", word("cohort.any")], ...[...reasons.values()].map((r) => [r.code, sentence(r)])]),
    ),
    h(
      "div",
      { class: "actions" },
      h("button", { type: "submit", class: "button primary", "data-key": "ask" }, word("cohort.ask")),
      h("button", { type: "reset", class: "button quiet", "data-key": "reset" }, word("cohort.reset")),
    ),
  );
  restore(form, kept);
  form.onsubmit = (event) => {
    event.preventDefault();
    ask(parametersOf(form));
  };
  form.onreset = () => {
    answer = null;
    replace(byId("answer"));
  };
  if (answer) {
    showAnswer();
  }
}

function restore(form, kept) {
  for (const [name, value] of kept ?? []) {
    form.elements.namedItem(name).value = value;
  }
}

export const any = (prefix, codes) => [["", word("cohort.any")], ...codes.map((code) => [code, word(`${prefix}.${code}`)])];

export function group(caption, control, kind = "") {
  return h("div", { class: `field ${kind}` }, h("label", { for: control.id }, caption), control);
}

function range(caption, least, greatest, attributes, words = ["cohort.least", "cohort.greatest"], kind = "") {
  return h(
    "fieldset",
    { class: `field range ${kind}` },
    h("legend", {}, caption),
    h("label", { for: `query-${least}` }, word(words[0])),
    input(least, attributes),
    h("label", { for: `query-${greatest}` }, word(words[1])),
    input(greatest, attributes),
  );
}

const input = (name, attributes) => h("input", { id: `query-${name}`, name, "data-key": `query ${name}`, ...attributes });

export function select(name, choices, form = "query") {
  return h(
    "select",
    { id: `${form}-${name}`, name, "data-key": `${form} ${name}` },
    choices.map(([value, text]) => h("option", { value }, text)),
  );
}

/** What the form says, as the server takes it: percent becomes a share. */
function parametersOf(form) {
  const parameters = Object.fromEntries(new FormData(form));
  for (const name of ["riskMin", "riskMax"]) {
    if (parameters[name] !== "") {
      parameters[name] = String(Number((Number(parameters[name]) / 100).toPrecision(12)));
    }
  }
  if (parameters.ageMin === "" && parameters.ageMax === "") {
    delete parameters.ageOn;
  }
  return parameters;
}

async function ask(parameters) {
  try {
    answer = { parameters, data: await get("cohort", parameters) };
    showAnswer();
  } catch (error) {
    answer = null;
    showProblem(error);
  }
}

export function showProblem(error, place = byId("answer")) {
  const problems = error instanceof ApiError ? error.problems : [];
  const text = error.status === 403 ? word("notice.role") : word("cohort.wrong");
  replace(
    place,
    h("div", { class: "notice error", role: "alert" }, h("p", {}, text), h("ul", {}, problems.map((p) => h("li", {}, p)))),
  );
}

function showAnswer() {
  const { data, parameters } = answer;
  replace(
    byId("answer"),
    h("p", { class: "answer-count" }, word("cohort.count", { count: count(data.count), total: count(data.total) })),
    data.attrition.length > 0 && h("div", { class: "card" }, attrition(data)),
    data.count > 0 && ids(data),
    data.count > 0 && downloads(parameters),
  );
}

export function attrition(data) {
  const head = (key, numeric) => h("th", { scope: "col", class: numeric ? "numeric" : null }, word(key));
  const cell = (n) => h("td", { class: "numeric" }, n);
  return h(
    "table",
    { class: "attrition" },
    h("caption", {}, word("cohort.attrition")),
    h("thead", {}, h("tr", {}, head("cohort.criterion"), head("cohort.removed", true), head("cohort.unknown", true), head("cohort.remaining", true))),
    h(
      "tbody",
      {},
      h("tr", {}, h("th", { scope: "row" }, word("cohort.start")), cell(""), cell(""), cell(count(data.total))),
      data.attrition.map((step) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, word(`criterion.${step.criterion}`)),
          cell(`−${count(step.removed)}`),
          cell(count(step.unknown)),
          cell(count(step.remaining)),
        ),
      ),
    ),
  );
}

export function ids(data, heading = "cohort.ids") {
  const rest = data.ids.length - IDS_SHOWN;
  return h(
    "div",
    { class: "ids" },
    h("h3", { class: "small" }, word(heading)),
    h("ul", { class: "chips" }, data.ids.slice(0, IDS_SHOWN).map((id) => h("li", {}, id))),
    rest > 0 && h("p", { class: "quiet" }, word("cohort.more", { n: count(rest) })),
  );
}

function downloads(parameters) {
  const link = (format, more, text) =>
    h("a", { class: "button", href: address("cohort", { ...parameters, format, ...more }), download: true, "data-format": format }, text);
  return h(
    "div",
    { class: "downloads" },
    h("p", { class: "actions" }, link("csv", {}, word("cohort.csv")), link("json", { detail: "entries" }, word("cohort.json"))),
    h("p", { class: "quiet" }, word("cohort.careful")),
  );
}
