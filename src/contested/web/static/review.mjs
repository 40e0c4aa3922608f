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
