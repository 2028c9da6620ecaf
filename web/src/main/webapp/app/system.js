// The state of the chain: readiness, packages, ledger, and "score again".

import { post } from "./api.js";
import { byId, h, replace } from "./dom.js";
import { ago, count, moment } from "./format.js";
import { hasWord, label, sentence, word } from "./words.js";

/** One line at the top of every view. */
export function showState(status, lostSince) {
  const line = byId("state");
  if (lostSince) {
    line.dataset.state = "lost";
    byId("state-text").textContent = word("state.lost", { time: lostSince });
    return;
  }
  line.dataset.state = !status.ehr.reachable ? "ehr" : status.ready ? "ok" : "waiting";
  const text = !status.ehr.reachable
    ? word("state.ehr", { reason: status.ehr.reason })
    : status.ready
      ? word("state.ok")
      : word("state.not-ready");
  const polled = status.lastSuccessfulPoll ? word("state.polled", { when: ago(status.lastSuccessfulPoll) }) : "";
  byId("state-text").textContent = polled ? `${text} · ${polled}` : text;
}

/** names: {tasks, reasons}, which carry their words in both languages. */
export function showSystem(status, names, announce) {
  replace(
    byId("chain"),
    h("h2", {}, word("system.heading")),
    h(
      "dl",
      { class: "facts" },
      fact("system.ready", yesNo(status.ready)),
      fact("system.ehr", status.ehr.reachable ? yesNo(true) : `${yesNo(false)} (${status.ehr.reason})`),
      fact("system.polled", status.lastSuccessfulPoll ? moment(status.lastSuccessfulPoll) : word("system.never")),
      fact("system.watermark", status.watermark ? moment(status.watermark) : word("system.never")),
    ),
    packages(status.packages, names.tasks),
    ledger(status.ledger, names.reasons),
    byQuestion(status.ledger.tasks, names),
    rescore(announce),
  );
}

const yesNo = (claim) => word(claim ? "system.yes" : "system.no");
const fact = (key, text) => h("div", {}, h("dt", {}, word(key)), h("dd", {}, text));

function questionOf(active, tasks) {
  const task = tasks.find((known) => known.task === active.task);
  return task ? label(task) : active.task;
}

function packages(list, tasks) {
  const head = (key) => h("th", { scope: "col" }, word(key));
  return h(
    "div",
    { class: "scroll", tabindex: "0", role: "group", "aria-label": word("system.packages") },
    h(
      "table",
      {},
      h("caption", {}, word("system.packages")),
      h("thead", {}, h("tr", {}, head("system.package"), head("cohort.task"), head("system.training"), head("system.since"))),
      h(
        "tbody",
        {},
        list.length === 0 && h("tr", {}, h("td", { colspan: 4 }, word("system.no-packages"))),
        list.map((active) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, h("code", {}, active.label)),
            h("td", {}, questionOf(active, tasks)),
            h("td", {}, active.demonstration ? h("span", { class: "invented" }, word("system.invented")) : word("system.real")),
            h("td", {}, moment(active.activeSince)),
          ),
        ),
      ),
    ),
  );
}

function ledger(totals, reasons) {
  const declined = Object.values(totals.declined).reduce((sum, n) => sum + n, 0);
  const line = (key, n, kind) => h("tr", { class: kind }, h("th", { scope: "row" }, word(key)), h("td", { class: "numeric" }, count(n)));
  const because = (counts) =>
    Object.entries(counts).map(([code, n]) =>
      h(
        "tr",
        { class: "reason" },
        h("th", { scope: "row" }, reasonOf(code, reasons)),
        h("td", { class: "numeric" }, count(n)),
      ),
    );
  return h(
    "div",
    { class: "card" },
    h(
      "table",
      { class: "ledger" },
      h("caption", {}, word("system.ledger"), h("span", { class: "hint" }, word("system.ledger.note"))),
      h(
        "tbody",
        {},
        line("system.written", totals.written),
        line("system.unchanged", totals.unchanged),
        line("system.declined", declined),
        because(totals.declined),
        line("system.failed", totals.failed),
        because(totals.failures),
        line("system.open", totals.open),
        line("system.triggers", totals.triggers, "sum"),
      ),
    ),
  );
}

/** How the triggers ended for each question; the reasons stand under their own question. */
function byQuestion(tasks, names) {
  const head = (key) => h("th", { scope: "col", class: "numeric" }, word(key));
  const cell = (n) => h("td", { class: "numeric" }, n);
  const because = (counts) =>
    Object.entries(counts).map(([code, n]) =>
      h("tr", { class: "reason" }, h("th", { scope: "row" }, reasonOf(code, names.reasons)), cell(""), cell(""), cell(count(n)), cell(""), cell("")),
    );
  return h(
    "div",
    { class: "scroll", tabindex: "0", role: "group", "aria-label": word("system.by-question") },
    h(
      "table",
      { class: "ledger by-question" },
      h("caption", {}, word("system.by-question"), h("span", { class: "hint" }, word("system.by-question.note"))),
      h(
        "thead",
        {},
        h("tr", {}, h("th", { scope: "col" }, word("cohort.task")), head("system.written"), head("system.unchanged"), head("system.declined"), head("system.failed"), head("system.sum")),
      ),
      h(
        "tbody",
        {},
        Object.entries(tasks).map(([task, ends]) => [
          h(
            "tr",
            { "data-question": task },
            h("th", { scope: "row" }, task === "d2t" ? word("d2t.title") : questionOf({ task }, names.tasks)),
            cell(count(ends.written)),
            cell(count(ends.unchanged)),
            cell(count(Object.values(ends.declined).reduce((sum, n) => sum + n, 0))),
            cell(count(ends.failed)),
            cell(count(ends.settled)),
          ),
          because(ends.declined),
        ]).flat(2),
      ),
    ),
  );
}

function reasonOf(code, reasons) {
  if (reasons.has(code)) {
    return sentence(reasons.get(code));
  }
  return hasWord(`d2t.result.${code}`) ? word(`d2t.result.${code}`) : code;
}

function rescore(announce) {
  const click = async () => {
    try {
      await post("rescore");
      announce(word("system.rescore.done"));
    } catch (error) {
      announce(error.status === 403 ? word("notice.role") : word("notice.failed", { status: error.status ?? "-" }));
    }
  };
  return h(
    "div",
    { class: "rescore" },
    h("button", { type: "button", class: "button", "data-key": "rescore", on: { click } }, word("system.rescore")),
    h("p", { class: "quiet" }, word("system.rescore.note")),
  );
}
