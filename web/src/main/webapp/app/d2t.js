// What the rule on difficult-to-treat arthritis says of one patient: no score, so no probability and no colour of risk.

import { get } from "./api.js";
import { h } from "./dom.js";
import { date } from "./format.js";
import { label, sentence, word } from "./words.js";

const MET = "criteria-1-and-2-met";
const CRITERIA = ["criterion-1", "criterion-2", "criterion-3"];
const answers = new Map(); // by patient: the last answer and what it belongs to, so that a repaint need not ask again
const NOTES = ["d2t.note.rule", "d2t.note.ask", "d2t.note.research"];

/** A mark beside the patient's id where criteria 1 and 2 are met; nothing elsewhere. */
export const d2tMark = (entry) =>
  entry.d2t === MET && h("p", { class: "d2t-mark", title: word("d2t.mark.explained") }, word("d2t.mark"));

/** The panel with every item and its evidence; empty where the question is switched off. view: {reasons}. */
export function d2tPanel(entry, view) {
  if (!entry.d2t) {
    return false;
  }
  const panel = h("section", { class: "d2t", "data-result": entry.d2t }, heading());
  const kept = answers.get(entry.patient);
  if (kept?.settledAt === entry.settledAt) {
    panel.append(...contents(kept.answer, view));
  } else {
    panel.dataset.loading = "";
    panel.append(h("p", { class: "quiet" }, word("state.loading")));
    fill(panel, entry, view);
  }
  return panel;
}

const heading = () => h("h4", { class: "small" }, word("d2t.title"));

async function fill(panel, entry, view) {
  try {
    const answer = await get("d2t/patient", { patient: entry.patient });
    answers.set(entry.patient, { answer, settledAt: entry.settledAt });
    panel.dataset.result = answer.result;
    panel.replaceChildren(heading(), ...contents(answer, view));
  } catch (error) {
    panel.replaceChildren(heading(), h("p", { class: "reason" }, word("notice.failed", { status: error.status ?? "-" })));
  } finally {
    delete panel.dataset.loading;
  }
}

function contents(answer, view) {
  const notes = h("ul", { class: "notes quiet" }, NOTES.map((note) => h("li", {}, word(note))));
  if (answer.result === "not-asked") {
    const reason = view.reasons.get(answer.reason);
    return [h("p", {}, word("d2t.result.not-asked"), ": ", reason ? sentence(reason) : answer.reason), notes];
  }
  return [
    h("p", { class: "verdict" }, word(`d2t.result.${answer.result}`), " ", h("span", { class: "quiet" }, word("d2t.asOf", { day: date(answer.asOf) }))),
    h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": word("d2t.items") }, itemTable(answer.items)),
    answer.lookAgainOn && h("p", { class: "quiet" }, word("d2t.lookAgain", { day: date(answer.lookAgainOn) })),
    notes,
  ].filter(Boolean);
}

function itemTable(items) {
  const head = (key) => h("th", { scope: "col" }, word(key));
  return h(
    "table",
    {},
    h("caption", { class: "visually-hidden" }, word("d2t.items")),
    h("thead", {}, h("tr", {}, head("d2t.item"), head("d2t.verdict"), head("d2t.found"), head("d2t.evidence"))),
    h("tbody", {}, items.map(row)),
  );
}

function row(item) {
  return h(
    "tr",
    { class: CRITERIA.includes(item.item) ? "criterion" : "part", "data-item": item.item },
    h("th", { scope: "row" }, word(`d2t.item.${item.item}`)),
    h("td", { class: "nowrap", "data-verdict": item.verdict }, word(`d2t.verdict.${item.verdict}`)),
    h("td", {}, label(item)),
    h("td", {}, item.evidence.length > 0 && h("ul", { class: "evidence" }, item.evidence.map((source) => h("li", {}, h("code", {}, source))))),
  );
}
