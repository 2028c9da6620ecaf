// The filters above the list. The search for an id stays in the browser: no patient id goes into an address.

import { byId, h, replace } from "./dom.js";
import { sentence, word } from "./words.js";

const NONE = { find: "", group: "", reason: "", serostatus: "" };
let filter = { ...NONE };

export const currentFilter = () => filter;

export function setFilter(change) {
  filter = { ...filter, ...change };
}

const CATEGORIES = ["high", "moderate", "low"];

/** The criteria that the server applies. */
export function criteria() {
  const category = CATEGORIES.includes(filter.group) ? filter.group : "";
  return {
    outcome: category ? "" : filter.group,
    category,
    reason: filter.reason,
    serostatus: filter.serostatus,
  };
}

/** changed(isLocal) is called with true when the server need not be asked again. */
export function showFilters(reasons, changed) {
  const form = byId("filters");
  form.onsubmit = (event) => event.preventDefault();
  replace(
    form,
    field("find", word("filter.find"), textField(changed)),
    field("group", word("filter.show"), select("group", groups(), changed)),
    field("reason", word("filter.reason"), select("reason", reasonChoices(reasons), changed)),
    field("serostatus", word("serostatus"), select("serostatus", serostatuses(), changed)),
    h(
      "button",
      {
        type: "button",
        class: "button quiet",
        "data-key": "clear",
        on: {
          click: () => {
            filter = { ...NONE };
            showFilters(reasons, changed);
            changed(false);
          },
        },
      },
      word("filter.clear"),
    ),
  );
}

function field(id, caption, control) {
  return h("div", { class: "field" }, h("label", { for: `filter-${id}` }, caption), control);
}

function textField(changed) {
  const input = h("input", { type: "search", id: "filter-find", "data-key": "find", spellcheck: "false" });
  input.value = filter.find;
  input.addEventListener("input", () => {
    filter.find = input.value;
    changed(true);
  });
  return input;
}

function select(name, choices, changed) {
  const control = h(
    "select",
    { id: `filter-${name}`, "data-key": name },
    [["", word("filter.all")], ...choices].map(([value, text]) => h("option", { value }, text)),
  );
  control.value = filter[name];
  control.addEventListener("change", () => {
    setFilter({ [name]: control.value });
    if (name === "reason" && control.value) {
      setFilter({ group: "declined" });
    }
    if (name === "group" && control.value !== "declined") {
      setFilter({ reason: "" });
    }
    changed(false);
  });
  return control;
}

const groups = () => [
  ["scored", word("outcome.scored")],
  ...CATEGORIES.map((code) => [code, word(`category.${code}`)]),
  ["declined", word("outcome.declined")],
];

const reasonChoices = (reasons) => [...reasons.values()].map((reason) => [reason.code, sentence(reason)]);

const serostatuses = () =>
  ["seronegative", "seropositive", "unknown"].map((code) => [code, word(`serostatus.${code}`)]);
