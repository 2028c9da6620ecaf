// The classes of drugs side by side for one patient. It recommends none.

import { get } from "./api.js";
import { h } from "./dom.js";
import { percent } from "./format.js";
import { nameOf } from "./inputs.js";
import { riskBar } from "./riskbar.js";
import { label, sentence, word } from "./words.js";

const TOP = 3;
const NOTES = ["comparison.note.models", "comparison.note.overlap", "comparison.note.not-considered", "comparison.note.research"];

/** A panel for a patient under a question about response; nothing elsewhere. view: {tasks, reasons}. */
export function comparisonPanel(entry, view) {
  if (!entry.task.startsWith("response-")) {
    return false;
  }
  const panel = h("section", { class: "comparison" }, heading(), h("p", { class: "quiet" }, word("state.loading")));
  fill(panel, entry, view);
  return panel;
}

const heading = () => h("h4", { class: "small" }, word("comparison.heading"));

async function fill(panel, entry, view) {
  try {
    const answer = await get("comparison", { patient: entry.patient });
    panel.replaceChildren(heading(), ...contents(answer, view));
  } catch (error) {
    panel.replaceChildren(heading(), h("p", { class: "reason" }, word("notice.failed", { status: error.status ?? "-" })));
  }
}

function contents(answer, view) {
  return [
    h("p", { class: "verdict", "data-verdict": answer.verdict }, word(`comparison.verdict.${answer.verdict}`)),
    answer.differences.length > 0 &&
      h("ul", { class: "pairs" }, answer.differences.map((pair) => h("li", {}, pairWords(pair, view)))),
    h("ul", { class: "options" }, answer.options.map((option) => row(option, view))),
    h("ul", { class: "notes quiet" }, NOTES.map((note) => h("li", {}, word(note)))),
  ].filter(Boolean);
}

const pairWords = (pair, view) =>
  word("comparison.pair", { higher: titleOf(pair.higher, view), lower: titleOf(pair.lower, view) });

function titleOf(task, view) {
  const known = view.tasks.find((one) => one.task === task);
  return known ? label(known) : task;
}

function row(option, view) {
  return h(
    "li",
    { "data-option": option.task },
    h("h5", {}, titleOf(option.task, view)),
    option.outcome === "scored" ? scored(option, view) : refused(option, view),
  );
}

function scored(option, view) {
  const p = percent(option.probability);
  const words = {
    coverage: percent(option.interval.coverage),
    low: percent(option.interval.low),
    high: percent(option.interval.high),
  };
  const interval = word("patient.interval", words);
  return h(
    "div",
    { class: "option" },
    h("p", { class: "figure" }, h("span", { class: "p" }, p), h("span", { class: "interval" }, interval)),
    riskBar(option, `${p}, ${interval}`),
    h("p", { class: "quiet" }, `${word("patient.drivers")}: ${drivers(option, view)}`),
  );
}

function drivers(option, view) {
  const known = view.tasks.find((one) => one.task === option.task);
  const features = new Map((known?.features ?? []).map((feature) => [feature.feature, feature]));
  return option.contributions
    .slice(0, TOP)
    .map((c) => `${c.logOdds >= 0 ? "▲" : "▼"} ${nameOf(c.feature, features)}`)
    .join(", ");
}

function refused(option, view) {
  const reason = view.reasons.get(option.reason);
  return h(
    "p",
    { class: "reason" },
    h("span", { class: "category declined" }, word("patient.not-scored")),
    " ",
    reason ? sentence(reason) : option.reason,
  );
}
