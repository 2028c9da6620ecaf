// "What if this input were another?": the model's answer beside the real one. Nothing is stored.

import { post } from "./api.js";
import { h } from "./dom.js";
import { number, percent, unit } from "./format.js";
import { groupList, nameOf } from "./inputs.js";
import { sentence, word } from "./words.js";

const ABOUT_INPUTS = ["missing-input", "stale-input", "out-of-range", "too-few-inputs", "unusual-combination"];
const tried = new Map(); // by patient: what was last tried, so that an update of the list does not take it away

const isYesNo = (feature) => feature.unit === "1" && feature.low === 0 && feature.high === 1;

/** The panel at one patient; nothing where no input could change the answer. view: {features, reasons, data}. */
export function whatIfPanel(entry, view) {
  if (view.features.size === 0 || (entry.outcome === "declined" && !ABOUT_INPUTS.includes(entry.reason))) {
    return null;
  }
  const id = `whatif-${entry.patient}`;
  const state = tried.get(entry.patient) ?? { feature: firstFeature(entry, view), value: null, answer: null };
  const result = h("div", { class: "whatif-result", "aria-live": "polite" }, resultOf(state, view));
  const choice = h(
    "select",
    { id: `${id}-feature`, "data-key": `whatif feature ${entry.patient}` },
    [...view.features.keys()].map((code) => h("option", { value: code }, nameOf(code, view.features))),
  );
  choice.value = state.feature;
  const fields = h("div", { class: "whatif-value" });
  const show = () => fields.replaceChildren(...valueFields(entry, view, state, id));
  choice.addEventListener("change", () => {
    Object.assign(state, { feature: choice.value, value: null, answer: null });
    result.replaceChildren();
    show();
  });
  show();
  const form = h(
    "form",
    { class: "whatif-form", autocomplete: "off" },
    h("div", { class: "field" }, h("label", { for: choice.id }, word("whatif.input")), choice),
    fields,
    h("button", { type: "submit", class: "button", "data-key": `whatif ask ${entry.patient}` }, word("whatif.ask")),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    tried.set(entry.patient, state);
    result.replaceChildren(await ask(entry, view, state));
  });
  return h(
    "section",
    { class: "whatif", "aria-labelledby": id },
    h("h4", { id, class: "small" }, word("whatif.heading")),
    h("p", { class: "quiet" }, word("whatif.notice")),
    form,
    result,
  );
}

/** The strongest driver that has a value, else the first input that is missing. */
function firstFeature(entry, view) {
  const known = new Set(entry.inputs.map((input) => input.feature));
  const strongest = (entry.contributions ?? []).map((c) => c.feature).find((code) => known.has(code) && code !== "female");
  return strongest ?? (entry.missing ?? []).find((code) => view.features.has(code)) ?? [...view.features.keys()][0];
}

/** A number with a slider beside it, or yes and no. */
function valueFields(entry, view, state, id) {
  const feature = view.features.get(state.feature);
  const now = entry.inputs.find((input) => input.feature === state.feature)?.value ?? null;
  state.value ??= now ?? (isYesNo(feature) ? 1 : (feature.low + feature.high) / 2);
  const hint = h("span", { class: "hint" }, now === null ? word("whatif.unknown") : word("whatif.now", { value: shown(now, feature) }));
  if (isYesNo(feature)) {
    const select = h(
      "select",
      { id: `${id}-value`, "data-key": `whatif value ${entry.patient}` },
      h("option", { value: "1" }, word("input.yes")),
      h("option", { value: "0" }, word("input.no")),
    );
    select.value = String(state.value);
    select.addEventListener("change", () => (state.value = Number(select.value)));
    return [h("div", { class: "field" }, h("label", { for: select.id }, word("input.value")), select, hint)];
  }
  const typed = h("input", {
    id: `${id}-value`,
    type: "number",
    step: "any",
    required: true,
    value: state.value,
    "data-key": `whatif value ${entry.patient}`,
  });
  const slider = h("input", {
    type: "range",
    min: feature.low,
    max: feature.high,
    step: stepOf(feature),
    value: state.value,
    "aria-label": word("whatif.slider", { name: nameOf(state.feature, view.features) }),
  });
  slider.value = String(state.value);
  typed.addEventListener("input", () => {
    state.value = typed.valueAsNumber;
    slider.value = typed.value;
  });
  slider.addEventListener("input", () => {
    typed.value = slider.value;
    state.value = slider.valueAsNumber;
  });
  const caption = [word("input.value"), unit(feature.unit) && ` (${unit(feature.unit)})`];
  return [h("div", { class: "field" }, h("label", { for: typed.id }, caption), typed, hint), slider];
}

const shown = (value, feature) => (isYesNo(feature) ? word(value >= 0.5 ? "input.yes" : "input.no") : `${number(value)} ${unit(feature.unit)}`.trim());

/** Fine enough to try, coarse enough to hit: whole numbers for counts, else a hundredth of what is usual. */
function stepOf(feature) {
  const span = feature.high - feature.low;
  return feature.unit === "1" ? (span > 10 ? 1 : 0.125) : span > 1000 ? 1 : span > 100 ? 0.5 : 0.1;
}

async function ask(entry, view, state) {
  const feature = view.features.get(state.feature);
  try {
    state.answer = await post("what-if", {
      patient: entry.patient,
      task: entry.task,
      feature: state.feature,
      value: state.value,
      unit: feature.unit,
    });
    return resultOf(state, view);
  } catch (error) {
    const why = error.status === 403 ? word("notice.role") : (error.problems?.[0] ?? word("notice.failed", { status: error.status ?? "-" }));
    return h("p", { class: "reason" }, why);
  }
}

function resultOf(state, view) {
  const answer = state.answer;
  if (!answer) {
    return "";
  }
  const after = answer.after;
  const before = answer.before;
  if (after.outcome === "declined") {
    const reason = view.reasons.get(after.reason);
    return h(
      "p",
      { class: "figure" },
      h("span", { class: "category declined" }, word("whatif.declined")),
      " ",
      reason ? sentence(reason) : after.reason,
    );
  }
  return h(
    "div",
    {},
    h(
      "p",
      { class: "figure" },
      h("span", { class: "p", "data-whatif": "after" }, percent(after.probability)),
      h("span", { class: `category ${after.category}` }, word(`category.${after.category}`)),
      h(
        "span",
        {},
        before.outcome === "scored"
          ? word("whatif.instead", { p: percent(before.probability) })
          : word("whatif.instead.declined"),
      ),
      h("span", { class: "interval" }, intervalOf(after)),
    ),
    groupList(answer.change.groups.length > 0 ? answer.change.groups : null, "whatif.groups"),
  );
}

const intervalOf = (outcome) =>
  word("patient.interval", {
    coverage: percent(outcome.interval.coverage),
    low: percent(outcome.interval.low),
    high: percent(outcome.interval.high),
  });
