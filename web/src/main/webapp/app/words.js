// The page's words in the chosen language. All words of one language stand in words/<language>.json.

const LANGUAGES = ["en", "ja"];
const KEPT_UNDER = "rheumaroute.language";
const dictionaries = {};
let language = "en";

export async function loadWords(base) {
  await Promise.all(
    LANGUAGES.map(async (code) => {
      const answer = await fetch(`${base}app/words/${code}.json`);
      dictionaries[code] = await answer.json();
    }),
  );
  language = chosenBefore() ?? (navigator.language.startsWith("ja") ? "ja" : "en");
}

function chosenBefore() {
  const asked = new URLSearchParams(location.search).get("lang");
  let kept = null;
  try {
    kept = localStorage.getItem(KEPT_UNDER);
  } catch {
    // storage is switched off: the choice lasts as long as the page
  }
  return [asked, kept].find((code) => LANGUAGES.includes(code));
}

export function setLanguage(code) {
  language = code;
  try {
    localStorage.setItem(KEPT_UNDER, code);
  } catch {
    // as above
  }
}

export const currentLanguage = () => language;

/** The word with this key; {name} is replaced by the value of that name. An unknown key is shown as it is. */
export function word(key, values = {}) {
  const text = dictionaries[language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The word with this key as two texts, before and after {n}: for a number that stands out. */
export const around = (key) => (dictionaries[language][key] ?? key).split("{n}");

export const hasWord = (key) => key in dictionaries[language];

/** The label of something that carries both languages itself. */
export const label = (thing) => (language === "ja" ? thing.japanese : thing.english);

/** The same with a capital letter, for a clause that stands alone. */
export function sentence(thing) {
  const text = label(thing);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Puts the words into the page's fixed parts. */
export function translatePage() {
  document.documentElement.lang = language;
  document.querySelectorAll("[data-word]").forEach((element) => {
    element.textContent = word(element.dataset.word);
  });
  document.querySelectorAll("[data-word-label]").forEach((element) => {
    element.setAttribute("aria-label", word(element.dataset.wordLabel));
  });
  document.querySelectorAll("[data-language]").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  });
}
