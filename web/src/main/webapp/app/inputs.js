// What one score rests on: each input with its value, its age, and its effect.

import { h, svg } from "./dom.js";
import { date, daysBetween, signed, value } from "./format.js";
import { label, word } from "./words.js";

const FEMALE = "female"; // a yes-or-no input that reads better as "Sex: male" than as "Female: no"
const NEAR = 0.8; // share of its window from which an input counts as near its end

/** Days since observation, and whether that is within, near or past the input's window. */
export function freshness(input, feature, asOf) {
  const days = Math.max(0, daysBetween(input.observedOn, asOf));
  const window = feature?.windowDays ?? null;
  if (window === null) {
    return { days, window, state: "timeless" };
  }
  const state = days > window ? "past" : days >= NEAR * window ? "near" : "fresh";
  return { days, window, state };
}

export const isOld = (fresh) => fresh.state === "near" || fresh.state === "past";

const inDays = (days) =>
  days === 0 ? word("input.today") : days === 1 ? word("input.day") : word("input.days", { n: days });

const valueOf = (input, feature) =>
  input.feature === FEMALE ? word(input.value >= 0.5 ? "sex.female" : "sex.male") : value(input, feature);

/** "34 days of 90", with a warning in words and colour when the window is nearly over. */
export function ageOf(fresh, short = false) {
  if (fresh.state === "timeless") {
    return short ? null : h("span", { class: "age timeless" }, "–");
  }
  const warning = isOld(fresh) ? word(`input.${fresh.state}`) : null;
  return h(
    "span",
    { class: `age ${fresh.state}`, title: warning },
    warning && h("span", { class: "sign", "aria-hidden": "true" }, "⚠ "),
    short ? inDays(fresh.days) : word(fresh.days === 1 ? "input.day" : "input.days", { n: fresh.days }),
    !short && h("span", { class: "window" }, ` ${word("input.window", { n: fresh.window })}`),
    warning && h("span", { class: short ? "visually-hidden" : "warning" }, ` ${warning}`),
  );
}

/** Name of a feature in the chosen language; its code when no question describes it. */
export const nameOf = (code, features) =>
  code === FEMALE ? word("sex") : features.has(code) ? label(features.get(code)) : code;

const directionOf = (logOdds) => (logOdds > 0.005 ? "up" : logOdds < -0.005 ? "down" : "flat");
const ARROWS = { up: "▲", down: "▼", flat: "–" };

/** One line: direction, name, value with unit, age. */
export function driver(contribution, entry, features, asOf) {
  const feature = features.get(contribution.feature);
  const input = entry.inputs.find((i) => i.feature === contribution.feature);
  const direction = directionOf(contribution.logOdds);
  return h(
    "li",
    { class: `driver ${direction}` },
    h("span", { class: "arrow", "aria-hidden": "true" }, ARROWS[direction]),
    h("span", { class: "visually-hidden" }, `${word(`driver.${direction}`)}: `),
    h("span", { class: "name" }, nameOf(contribution.feature, features)),
    " ",
    h("span", { class: "value" }, input ? valueOf(input, feature) : word("driver.unknown")),
    input?.censored && h("span", { class: "limit" }, word("input.limit")),
    input && ageOf(freshness(input, feature, asOf), true),
  );
}

/** The table behind "Details": strongest effect first, then the inputs without one. */
export function inputTable(entry, features, asOf) {
  const effects = new Map((entry.contributions ?? []).map((c) => [c.feature, c.logOdds]));
  const scored = effects.size > 0;
  const inputs = [...entry.inputs].sort(
    (a, b) => Math.abs(effects.get(b.feature) ?? 0) - Math.abs(effects.get(a.feature) ?? 0),
  );
  const greatest = Math.max(0.01, ...[...effects.values()].map(Math.abs));
  return h(
    "div",
    { class: "scroll", tabindex: "0", role: "group", "aria-label": word("input.heading") },
    h(
      "table",
      { class: "inputs", role: "table" },
      h("caption", {}, word(scored ? "input.heading" : "input.found")),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, word("input.name")),
          h("th", { scope: "col", class: "numeric" }, word("input.value")),
          h("th", { scope: "col" }, word("input.age"), h("span", { class: "hint" }, word("input.age.note"))),
          scored &&
            h(
              "th",
              { scope: "col" },
              word("input.effect"),
              h("span", { class: "hint" }, word("input.effect.note")),
            ),
        ),
      ),
      h(
        "tbody",
        {},
        inputs.map((input) => row(input, features.get(input.feature), effects, greatest, features, asOf, scored)),
      ),
    ),
  );
}

/** The day of the result, as the chart has it. */
const observed = (input) => h("time", { class: "observed", datetime: input.observedOn }, date(input.observedOn));

function row(input, feature, effects, greatest, features, asOf, scored) {
  const fresh = freshness(input, feature, asOf);
  return h(
    "tr",
    { role: "row" },
    h("th", { scope: "row", role: "rowheader" }, nameOf(input.feature, features)),
    h(
      "td",
      { class: "numeric", role: "cell" },
      valueOf(input, feature),
      input.censored && h("span", { class: "limit" }, word("input.limit")),
    ),
    h("td", { class: "aged", role: "cell" }, ageOf(fresh), fresh.state !== "timeless" && observed(input)),
    scored && h("td", { class: "effects", role: "cell" }, effectBar(effects.get(input.feature) ?? 0, greatest)),
  );
}

/** A bar to the left or right of the middle, with its number. */
function effectBar(logOdds, greatest) {
  const direction = directionOf(logOdds);
  const length = (Math.abs(logOdds) / greatest) * 58;
  return h(
    "span",
    { class: `effect ${direction}` },
    svg(
      "svg",
      { viewBox: "0 0 120 14", class: "effect-bar", "aria-hidden": "true", preserveAspectRatio: "none" },
      svg("rect", { class: "track", x: 0, y: 5.5, width: 120, height: 3 }),
      svg("rect", { class: "bar", x: logOdds < 0 ? 60 - length : 60, y: 2, width: Math.max(1, length), height: 10 }),
      svg("rect", { class: "zero", x: 59.5, y: 0, width: 1, height: 14 }),
    ),
    h("span", { class: "amount" }, signed(logOdds)),
    h("span", { class: "visually-hidden" }, word(`driver.${direction}`)),
  );
}

/** The effects summed by clinical group, in the server's order; nothing where no groups are known. */
export function groupList(groups, heading = "group.heading") {
  if (!groups || groups.length === 0) {
    return null;
  }
  const greatest = Math.max(0.01, ...groups.map((g) => Math.abs(g.logOdds)));
  return h(
    "div",
    { class: "groups" },
    h("h4", { class: "small" }, word(heading), h("span", { class: "hint" }, word("input.effect.note"))),
    h(
      "ul",
      {},
      groups.map((g) =>
        h("li", { "data-group": g.group }, h("span", { class: "name" }, word(`group.${g.group}`)), effectBar(g.logOdds, greatest)),
      ),
    ),
  );
}

/** Names of inputs that no value was found for. */
export function missingInputs(entry, features) {
  if (entry.outcome === "declined") {
    return entry.missing;
  }
  const found = new Set(entry.inputs.map((i) => i.feature));
  return [...features.keys()].filter((code) => !found.has(code));
}
