// The model packages, for operators: where each stands, the steps from one state to the next, and the way back.

import { ApiError, get, post } from "./api.js";
import { byId, h, replace } from "./dom.js";
import { count, moment, number } from "./format.js";
import { label, word } from "./words.js";

const STEPS = {
  available: ["stage"],
  staged: ["shadow", "activate", "retire"],
  shadow: ["activate", "retire"],
  active: ["retire"],
  retired: ["stage"],
};
const ASKED_BEFORE = new Set(["activate", "retire", "roll-back"]); // they change who answers
const HISTORY_SHOWN = 10;

let desk = null; // as the server gave it last
let forbidden = false; // this login is no operator's; that does not change while the page is open

/** Asks the server, unless this login may not; shows what came. */
export async function lookAtPackages(tasks, announce) {
  if (forbidden) {
    return;
  }
  try {
    desk = await get("packages");
  } catch (error) {
    if (error instanceof ApiError && error.status === 403) {
      forbidden = true;
    }
    return; // the state line tells when the server is away
  }
  if (!byId("packages").contains(document.activeElement)) {
    showPackages(tasks, announce);
  }
}

/** Shows what the server said last, in the chosen language. */
export function showPackages(tasks, announce) {
  if (!desk) {
    return;
  }
  replace(
    byId("packages"),
    h("h2", {}, word("packages.heading")),
    h("p", { class: "lead" }, word("packages.lead")),
    desk.problem && h("p", { class: "notice error", role: "alert" }, word("packages.damaged"), " ", h("code", {}, desk.problem)),
    table(tasks, announce),
    desk.shadows.length > 0 && shadows(tasks),
    desk.history.length > 0 && history(),
    h("p", { id: "packages-answer", class: "notice", role: "status", hidden: true }),
  );
}

const head = (key) => h("th", { scope: "col" }, word(key));

function scrolling(caption, ...children) {
  return h(
    "div",
    { class: "scroll", tabindex: "0", role: "group", "aria-label": caption },
    h("table", {}, h("caption", {}, caption), ...children),
  );
}

function questionOf(code, tasks) {
  const task = tasks.find((known) => known.task === code);
  return task ? label(task) : h("code", {}, code);
}

function table(tasks, announce) {
  return scrolling(
    word("packages.all"),
    h(
      "thead",
      {},
      h("tr", {}, head("system.package"), head("cohort.task"), head("packages.state"), head("packages.since"), head("packages.steps")),
    ),
    h(
      "tbody",
      {},
      desk.packages.length === 0 && h("tr", {}, h("td", { colspan: 5 }, word("packages.none"))),
      desk.packages.map((one) => row(one, tasks, announce)),
    ),
  );
}

function row(one, tasks, announce) {
  return h(
    "tr",
    { "data-package": one.label },
    h(
      "th",
      { scope: "row" },
      h("code", { title: one.sha256 }, one.label),
      one.demonstration && h("span", { class: "invented" }, word("system.invented")),
      one.problem && h("span", { class: "hint" }, word("packages.problem"), " ", h("code", {}, one.problem)),
    ),
    h("td", {}, questionOf(one.task, tasks)),
    h("td", { "data-state": one.state }, word(`packages.state.${one.state}`)),
    h("td", {}, one.since ? moment(one.since) : ""),
    h(
      "td",
      { class: "steps" },
      STEPS[one.state].map((step) => button(one, step, `packages/${one.sha256}/${step}`, announce, tasks)),
      one.rollBackTarget && button(one, "roll-back", `packages/tasks/${one.task}/roll-back`, announce, tasks),
    ),
  );
}

function button(one, step, path, announce, tasks) {
  const click = async () => {
    if (ASKED_BEFORE.has(step) && !confirm(word(`packages.sure.${step}`, { label: one.label }))) {
      return;
    }
    announce(word("packages.working"));
    try {
      desk = await post(path);
      showPackages(tasks, announce);
      announce(word("packages.done"));
    } catch (error) {
      refused(error, announce);
    }
  };
  return h(
    "button",
    { type: "button", class: "button quiet", "data-key": `${step} ${one.sha256}`, on: { click } },
    word(`packages.step.${step}`),
  );
}

function refused(error, announce) {
  const line = byId("packages-answer");
  const reasons = error instanceof ApiError && error.problems.length > 0 ? error.problems : [`${error.status ?? "-"}`];
  replace(line, word("packages.refused"), " ", h("code", {}, reasons.join("; ")));
  line.hidden = false;
  announce(word("packages.refused"));
}

function shadows(tasks) {
  return scrolling(
    word("packages.shadows"),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        head("cohort.task"),
        head("packages.shadow.pair"),
        head("packages.shadow.scored"),
        head("packages.shadow.difference"),
        head("packages.shadow.categories"),
        head("packages.shadow.declined"),
        head("packages.shadow.failed"),
      ),
    ),
    h(
      "tbody",
      {},
      desk.shadows.map((pair) =>
        h(
          "tr",
          {},
          h("td", {}, questionOf(pair.task, tasks)),
          h("td", {}, h("code", {}, pair.active), " / ", h("code", {}, pair.shadow)),
          h("td", { class: "numeric" }, count(pair.scored)),
          h("td", { class: "numeric" }, pair.meanAbsoluteDifference === null ? "–" : number(pair.meanAbsoluteDifference)),
          h("td", { class: "numeric" }, count(pair.categoryChanges)),
          h("td", { class: "numeric" }, `${count(pair.onlyActive)} / ${count(pair.onlyShadow)}`),
          h("td", { class: "numeric" }, count(pair.failed)),
        ),
      ),
    ),
  );
}

function history() {
  return scrolling(
    word("packages.history"),
    h("thead", {}, h("tr", {}, head("packages.at"), head("packages.who"), head("system.package"), head("packages.change"))),
    h(
      "tbody",
      {},
      desk.history.slice(0, HISTORY_SHOWN).map((change) =>
        h(
          "tr",
          {},
          h("td", {}, moment(change.at)),
          h("td", {}, h("code", {}, change.who)),
          h("td", {}, h("code", {}, change.label)),
          h("td", {}, `${word(`packages.state.${change.from}`)} → ${word(`packages.state.${change.to}`)}`),
        ),
      ),
    ),
  );
}
