// Every text that a reader or a screen reader gets from the page, in the order of the page: [{path, text}]. Left out: the
// banner and the language buttons, which are in both languages by purpose, and what carries no words (script, style, code).
const SKIPPED = "#banner, .language, script, style, code, noscript";
const SPOKEN = ["aria-label", "title", "placeholder", "alt"];
const found = [];
const shown = (element) => element.checkVisibility() || element.closest("option, optgroup") !== null;
const add = (element, what, text) => {
  const trimmed = text.trim();
  if (trimmed) {
    const name = element.className?.baseVal ?? element.className;
    found.push({ path: `${element.tagName.toLowerCase()}.${name}${what}`, text: trimmed });
  }
};
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
for (let node = walk.nextNode(); node; node = walk.nextNode()) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  if (element.closest(SKIPPED) || !shown(element)) {
    continue;
  }
  if (node.nodeType === Node.TEXT_NODE) {
    add(element, "", node.data);
  } else {
    SPOKEN.filter((a) => element.hasAttribute(a)).forEach((a) => add(element, `[${a}]`, element.getAttribute(a)));
  }
}
add(document.querySelector("title"), "", document.title);
return found;
