// The desk by keyboard: each element with data-key is reached by its key while no field has the focus.
// Without this file every form and link works all the same.

const FIELDS = "input:not([type=radio]):not([type=checkbox]):not([type=hidden]), select, textarea, [contenteditable]";

/** What a key leads to: a field gets the focus, a tick is set, a link is followed, a button pressed. @param {HTMLElement} element */
function reach(element) {
  const target = element.dataset.focus ? document.querySelector(element.dataset.focus) : element;
  if (target instanceof HTMLElement && target.matches(FIELDS)) {
    target.focus();
    target.scrollIntoView({ block: "center" });
  } else if (element instanceof HTMLElement) element.click();
}

document.addEventListener("keydown", (event) => {
  const on = event.target instanceof Element ? event.target : null;
  if (event.key === "Escape" && on instanceof HTMLElement) on.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || on?.matches(FIELDS)) return;
  const found = [...document.querySelectorAll("[data-key]")].find((element) => element.dataset.key === event.key);
  if (!(found instanceof HTMLElement)) return;
  event.preventDefault();
  reach(found);
});

for (const button of document.querySelectorAll("button[data-focus]")) button.addEventListener("click", () => reach(button));

// A field that differs from what was read is marked.
for (const field of document.querySelectorAll("[name^=value-]")) {
  const was = document.querySelector(`[name="${field.name.replace("value-", "was-")}"]`);
  const mark = () => field.classList.toggle("changed", field.value.trim() !== (was?.value ?? "").trim());
  field.addEventListener("input", mark);
  mark();
}

// A form is sent once.
for (const form of document.querySelectorAll("main form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

const pick = document.getElementById("pick");
if (pick) import("./pick.mjs").then((module) => module.picker(pick)).catch(() => pick.remove());

// Blind coding: words marked in the text go into the form, with the place where they stand.
const text = document.getElementById("coding-text");
const quote = document.getElementById("coding-quote");
if (text && quote instanceof HTMLTextAreaElement) {
  const take = () => {
    const chosen = getSelection();
    if (!chosen || chosen.isCollapsed || !chosen.rangeCount || !text.contains(chosen.getRangeAt(0).commonAncestorContainer)) return;
    const range = chosen.getRangeAt(0);
    const words = range.toString().trim();
    if (!words) return;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = document.getElementById("coding-start");
    // characters as Python counts them; a trimmed blank before the words only makes the search begin earlier
    if (start instanceof HTMLInputElement) start.value = String([...before.toString()].length);
    quote.value = words;
  };
  document.addEventListener("mouseup", take);
  document.addEventListener("keyup", (event) => event.shiftKey && take());
  document.addEventListener("touchend", () => setTimeout(take, 50));
}
