// Starts the page, keeps it current, and connects its parts.

import { base, get } from "./api.js";
import { showCohortForm } from "./cohort.js";
import { showD2tForm } from "./d2tcohort.js";
import { byId, h, replace } from "./dom.js";
import { criteria, currentFilter, setFilter, showFilters } from "./filters.js";
import { horizon, timeOfDay } from "./format.js";
import { lookAtPackages, showPackages } from "./packages.js";
import { showPatients } from "./patients.js";
import { showSummary } from "./summary.js";
import { showState, showSystem } from "./system.js";
import { label, loadWords, setLanguage, translatePage, word } from "./words.js";

const EVERY = 5_000; // milliseconds between looks at the status; the list is fetched only when it changed
const PAGE = 500;
const VIEWS = ["patients", "cohort", "system"];

const page = {
  tasks: [],
  task: null, // the question that is shown: the first one until another is chosen
  answering: null, // labels of the packages that answer: with others the questions may be others too
  features: new Map(),
  reasons: new Map(),
  data: null, // the list as it came
  status: null,
  limit: PAGE,
  forbidden: false, // this login may not see patients
  seen: new Date(), // when the server last answered
};
let asked = 0; // so that a slow answer never replaces a later one

async function start() {
  await loadWords(base);
  translatePage();
  document.querySelectorAll("[data-language]").forEach((button) =>
    button.addEventListener("click", () => {
      setLanguage(button.dataset.language);
      showEverything();
    }),
  );
  startTabs();
  byId("more").addEventListener("click", () => {
    page.limit += PAGE;
    loadPatients();
  });
  document.addEventListener("visibilitychange", () => document.hidden || look());
  await look();
  setInterval(() => document.hidden || look(), EVERY);
}

/** Looks at the status; fetches the questions when other packages answer, and the list whenever the cohort changed. */
async function look() {
  try {
    page.status = await get("status");
    const answering = page.status.packages.map((active) => active.label).join();
    if (page.tasks.length === 0 || page.answering !== answering) {
      await loadTasks();
      page.answering = answering;
    }
    page.seen = new Date();
    showState(page.status);
    byId("demonstration").hidden = !page.status.demonstration && !shownDemonstration();
    if (!byId("system").contains(document.activeElement)) {
      showSystem(page.status, page, announce);
    }
    if (!byId("system").hidden) {
      await lookAtPackages(page.tasks, announce);
    }
    notice(page.task ? null : word("notice.no-task"));
    if (page.task && !page.forbidden && isOutdated()) {
      await loadPatients(page.data !== null);
    }
  } catch (error) {
    showState(page.status, timeOfDay(page.seen));
    if (error.status) {
      complain(error);
    }
  }
}

/** The cohort changed, or the day did: ages of inputs are counted to today. */
function isOutdated() {
  return page.data?.revision !== page.status.revision || page.data.asOf !== page.status.asOf;
}

async function loadTasks() {
  const answer = await get("tasks");
  page.tasks = answer.tasks;
  page.task = answer.tasks.find((task) => task.task === page.task?.task) ?? answer.tasks[0] ?? null;
  page.reasons = new Map(answer.reasons.map((reason) => [reason.code, reason]));
  page.features = new Map((page.task?.features ?? []).map((feature) => [feature.feature, feature]));
  showEverything();
}

async function loadPatients(isUpdate = false) {
  const turn = ++asked;
  try {
    const data = await get("patients", { task: page.task.task, limit: page.limit, ...criteria() });
    if (turn !== asked) {
      return;
    }
    page.data = data;
    showList();
    if (isUpdate) {
      announce(word("list.updated"));
    }
  } catch (error) {
    if (error.status === 403) {
      page.forbidden = true; // a login does not change while the page is open
      byId("shown").textContent = word("notice.role");
    } else {
      complain(error);
    }
  }
}

function complain(error) {
  notice(word("notice.failed", { status: error.status ?? "-" }));
}

const shownDemonstration = () => page.data?.patients.some((entry) => entry.package?.demonstration) ?? false;

function showEverything() {
  translatePage();
  const question = page.task ? label(page.task) : word("title");
  byId("title").replaceChildren(question, ...horizonUnlessSaid(question));
  document.documentElement.dataset.outcome = page.task?.wanted ? "wanted" : "unwanted"; // decides what the colours say
  document.title = `${question} – RheumaRoute`;
  if (page.status) {
    showState(page.status);
    showSystem(page.status, page, announce);
    showPackages(page.tasks, announce);
  } else {
    byId("state-text").textContent = word("state.loading");
  }
  showQuestions();
  showFilters(page.reasons, filtered);
  showCohortForm(page.tasks, page.reasons, page.data?.asOf ?? localToday());
  showD2tForm(page.reasons, Boolean(page.status?.ledger.tasks.d2t));
  showList();
}

/** A choice between the questions, where there are several. */
function showQuestions() {
  const choice = h(
    "select",
    { id: "shown-question", "data-key": "question" },
    page.tasks.map((task) => h("option", { value: task.task }, label(task))),
  );
  choice.value = page.task?.task ?? "";
  choice.addEventListener("change", () => {
    page.task = page.tasks.find((task) => task.task === choice.value);
    page.features = new Map(page.task.features.map((feature) => [feature.feature, feature]));
    page.data = null;
    showEverything();
    loadPatients();
  });
  const field = h("div", { class: "field" }, h("label", { for: choice.id }, word("cohort.task")), choice);
  replace(byId("question"), page.tasks.length > 1 && field);
}

/** The horizon beside the question, where the question's own words do not name it already. */
function horizonUnlessSaid(question) {
  const words = page.task ? horizon(page.task.horizon) : "";
  return question.includes(words) ? [] : [h("span", {}, words)];
}

function localToday() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function showList() {
  if (page.data) {
    showSummary(page.data.summary, page.reasons, choose, page.task?.wanted);
    showPatients({ ...page, find: currentFilter().find });
  }
}

function filtered(isLocal) {
  if (isLocal) {
    showList();
  } else {
    loadPatients();
  }
}

/** A count in the summary was clicked: clicking it again takes the filter back. */
function choose(wanted) {
  const now = currentFilter();
  const again = now.group === wanted.group && now.reason === wanted.reason;
  setFilter(again ? { group: "", reason: "" } : wanted);
  showFilters(page.reasons, filtered);
  loadPatients();
}

function notice(text) {
  byId("notice").textContent = text ?? "";
  byId("notice").hidden = !text;
}

function announce(text) {
  byId("announcement").textContent = text;
}

function startTabs() {
  const show = (name) => {
    for (const view of VIEWS) {
      const tab = byId(`tab-${view}`);
      tab.setAttribute("aria-selected", String(view === name));
      tab.tabIndex = view === name ? 0 : -1;
      byId(view).hidden = view !== name;
    }
  };
  const fromAddress = () => show(VIEWS.includes(location.hash.slice(1)) ? location.hash.slice(1) : "patients");
  VIEWS.forEach((view, i) => {
    const tab = byId(`tab-${view}`);
    tab.addEventListener("click", () => {
      history.replaceState(null, "", `#${view}`);
      show(view);
      if (view === "system") {
        lookAtPackages(page.tasks, announce);
      }
    });
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) {
        const next = byId(`tab-${VIEWS[(i + step + VIEWS.length) % VIEWS.length]}`);
        next.focus();
        next.click();
      }
    });
  });
  addEventListener("hashchange", fromAddress);
  fromAddress();
}

start();
