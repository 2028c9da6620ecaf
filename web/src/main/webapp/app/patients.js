// The list of patients: one row for each, details on demand.

import { comparisonPanel } from "./comparison.js";
import { d2tMark, d2tPanel } from "./d2t.js";
import { byId, h, replace } from "./dom.js";
import { ageOn, count, date, horizon, moment, percent } from "./format.js";
import { driver, freshness, groupList, inputTable, isOld, missingInputs, nameOf } from "./inputs.js";
import { riskBar } from "./riskbar.js";
import { whatIfPanel } from "./whatif.js";
import { sentence, word } from "./words.js";

const TOP = 3;
const open = new Set(); // ids of patients whose details are shown

/** Shows the patients that meet the filters. view: {data, features, reasons, find}. */
export function showPatients(view) {
  const find = view.find.trim().toLowerCase();
  const patients = view.data.patients.filter((entry) => entry.patient.toLowerCase().includes(find));
  replace(byId("list"), patients.map((entry) => item(entry, view)));
  const { total } = view.data.summary;
  const partly = find && view.data.patients.length < view.data.matching;
  byId("shown").textContent = shownText(patients.length, total, view.data, find) + (partly ? ` ${partlyText(view)}` : "");
  byId("more").hidden = view.data.patients.length >= view.data.matching;
}

const partlyText = (view) => word("list.partly", { loaded: count(view.data.patients.length) });

function shownText(shown, total, data, find) {
  if (total === 0) {
    return word("list.empty");
  }
  if (shown === 0) {
    return word("list.none");
  }
  return word("list.shown", { shown: count(find ? shown : Math.min(shown, data.matching)), total: count(total) });
}

function item(entry, view) {
  const scored = entry.outcome === "scored";
  const heading = `p-${entry.patient}`;
  const details = h("div", { class: "details", hidden: !open.has(entry.patient) });
  const button = detailsButton(entry, view, details);
  if (open.has(entry.patient)) {
    details.append(...detailsOf(entry, view));
  }
  return h(
    "li",
    {},
    h(
      "article",
      { class: `patient ${scored ? entry.category : "declined"}`, "aria-label": entry.patient, "data-patient": entry.patient },
      h(
        "div",
        { class: "row" },
        person(entry, view, heading),
        scored ? risk(entry) : refusal(entry, view),
        scored ? drivers(entry, view) : missingNames(entry, view),
        dates(entry, view),
        button,
      ),
      details,
    ),
  );
}

function detailsButton(entry, view, details) {
  const caption = () => word(open.has(entry.patient) ? "patient.hide" : "patient.details");
  const button = h(
    "button",
    {
      type: "button",
      class: "more",
      "data-key": `details ${entry.patient}`,
      "aria-expanded": String(open.has(entry.patient)),
    },
    caption(),
  );
  button.addEventListener("click", () => {
    const opening = !open.has(entry.patient);
    opening ? open.add(entry.patient) : open.delete(entry.patient);
    details.replaceChildren(...(opening ? detailsOf(entry, view) : []));
    details.hidden = !opening;
    button.setAttribute("aria-expanded", String(opening));
    button.textContent = caption();
  });
  return button;
}

function person(entry, view, heading) {
  const age = entry.birthDate
    ? word("patient.age", { n: ageOn(entry.birthDate, view.data.asOf) })
    : word("patient.age.unknown");
  return h(
    "div",
    { class: "person" },
    h("h3", { id: heading, class: "id" }, entry.patient),
    h("p", { class: "who" }, `${word(`sex.${entry.sex}`)}, ${age}`),
    h("p", { class: `sero ${entry.serostatus}`, title: word("serostatus.explained") }, word(`serostatus.${entry.serostatus}`)),
    d2tMark(entry),
  );
}

function intervalWords(entry) {
  return {
    coverage: percent(entry.interval.coverage),
    low: percent(entry.interval.low),
    high: percent(entry.interval.high),
  };
}

function risk(entry) {
  const p = percent(entry.probability);
  const category = word(`category.${entry.category}`);
  const words = intervalWords(entry);
  return h(
    "div",
    { class: "risk" },
    h(
      "p",
      { class: "figure" },
      h("span", { class: "p" }, p),
      h("span", { class: `category ${entry.category}` }, category),
      h("span", { class: "horizon" }, horizon(entry.horizon)),
    ),
    riskBar(entry, word("patient.risk", { p, category, ...words })),
    h("p", { class: "interval" }, word("patient.interval", words)),
  );
}

function drivers(entry, view) {
  const strongest = entry.contributions.slice(0, TOP);
  return h(
    "div",
    { class: "why" },
    h("h4", { class: "visually-hidden" }, word("patient.drivers")),
    h("ul", { class: "drivers" }, strongest.map((c) => driver(c, entry, view.features, view.data.asOf))),
  );
}

function refusal(entry, view) {
  const reason = view.reasons.get(entry.reason);
  return h(
    "div",
    { class: "refusal" },
    h("p", { class: "figure" }, h("span", { class: "category declined" }, word("patient.not-scored"))),
    h("p", { class: "reason" }, reason ? sentence(reason) : entry.reason),
  );
}

function missingNames(entry, view) {
  return h(
    "div",
    { class: "why" },
    entry.missing.length > 0 && [
      h("h4", { class: "small" }, word("input.needed")),
      h("ul", { class: "chips" }, entry.missing.map((code) => h("li", {}, nameOf(code, view.features)))),
    ],
  );
}

function dates(entry, view) {
  const fresh = entry.inputs.map((i) => freshness(i, view.features.get(i.feature), view.data.asOf));
  const ageing = fresh.filter((f) => f.state !== "timeless").map((f) => f.days);
  const old = fresh.filter(isOld).length;
  return h(
    "div",
    { class: "dates" },
    h(
      "p",
      {},
      entry.indexDate ? [h("span", { class: "label" }, word("patient.index")), " ", date(entry.indexDate)] : word("patient.no-index"),
    ),
    ageing.length > 0 && h("p", { class: "quiet" }, word("patient.oldest", { n: Math.max(...ageing) })),
    old > 0 &&
      h("p", { class: "age near" }, h("span", { "aria-hidden": "true" }, "⚠ "), old === 1 ? word("patient.warn.one") : word("patient.warn", { n: old })),
  );
}

function detailsOf(entry, view) {
  const scored = entry.outcome === "scored";
  const missing = missingInputs(entry, view.features);
  return [
    comparisonPanel(entry, view),
    groupList(entry.groups),
    entry.inputs.length > 0 && inputTable(entry, view.features, view.data.asOf),
    missing.length > 0 &&
      h(
        "div",
        { class: "missing" },
        h("h4", { class: "small" }, word(scored ? "input.unknown" : "input.needed")),
        h("ul", { class: "chips" }, missing.map((code) => h("li", {}, nameOf(code, view.features)))),
      ),
    whatIfPanel(entry, view),
    d2tPanel(entry, view),
    h(
      "dl",
      { class: "origin" },
      scored && [
        h("dt", {}, word("patient.package")),
        h(
          "dd",
          {},
          h("code", {}, entry.package.label),
          entry.package.demonstration && h("span", { class: "invented" }, word("patient.invented")),
        ),
      ],
      h("dt", {}, word(scored ? "patient.settled" : "patient.decided")),
      h("dd", {}, moment(entry.settledAt)),
    ),
  ].filter(Boolean);
}
