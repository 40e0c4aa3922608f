// The page's state is its address. `show` changes the address and brings what the server draws for it into the page;
// without scripts the same addresses do the same by loading. Who wants to know listens to `contested:shown` on document.

const PARTS = ["count", "chosen", "filters", "events", "trays", "days-form"]; // ids of what changes with the query
let running = null;

/** The query of this page. @returns {URLSearchParams} */
export function query() {
  return new URLSearchParams(location.search);
}

/** The query with other values; null takes a name out. @param {Record<string, string|null>} values @returns {URLSearchParams} */
export function changed(values) {
  const found = query();
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === "") found.delete(name);
    else found.set(name, value);
  }
  return found;
}

/** The query as text, without what only the map's view is. @param {URLSearchParams} [of] */
export function asked(of = query()) {
  const found = new URLSearchParams(of);
  found.delete("map");
  found.delete("page");
  return found.toString();
}

/** Puts values into the address and nothing else. @param {Record<string, string|null>} values */
export function keep(values) {
  history.replaceState(history.state, "", address(changed(values)));
}

/** @param {URLSearchParams} params */
function address(params) {
  const text = params.toString().replaceAll("%2F", "/");
  return location.pathname + (text ? `?${text}` : "") + location.hash;
}

/**
 * Shows the page for another query in this one's place.
 * @param {URLSearchParams} params
 * @returns {Promise<boolean>} whether it is shown; false where another was asked for meanwhile
 */
export async function show(params) {
  running?.abort();
  const mine = (running = new AbortController());
  const wanted = address(params);
  history.replaceState(history.state, "", wanted);
  document.documentElement.dataset.busy = "";
  try {
    const answer = await fetch(wanted, { signal: mine.signal, headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok) return location.reload(), false;
    PARTS.forEach((id) => replace(id, page));
  } catch (problem) {
    if (problem.name === "AbortError") return false;
    location.assign(wanted);
    return false;
  } finally {
    if (running === mine) delete document.documentElement.dataset.busy;
  }
  document.dispatchEvent(new CustomEvent("contested:shown", { detail: { query: params } }));
  return true;
}

/** Puts a part of another page in the place of this page's; what had the focus has it again. */
function replace(id, page) {
  const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
  if (!old || !fresh) return;
  const focused = old.contains(document.activeElement) ? /** @type {any} */ (document.activeElement) : null;
  const open = [...old.querySelectorAll("details")].map((one) => one.open);
  const scroll = old.scrollTop;
  old.replaceWith(document.adoptNode(fresh));
  fresh.scrollTop = scroll;
  if (open.length) fresh.querySelectorAll("details").forEach((one, n) => (one.open = open[n] ?? one.open));
  if (!focused?.name) return;
  const same = [...fresh.querySelectorAll(`[name="${CSS.escape(focused.name)}"]`)];
  (same.find((one) => one.value === focused.value) ?? same[0])?.focus({ preventScroll: true });
}

/** Makes a form of filters act at once. @param {string} id */
export function liveForm(id) {
  const act = (event) => {
    const form = event.target.form ?? event.target;
    if (form?.id !== id) return;
    if (event.type === "submit") event.preventDefault();
    const params = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    const view = query().get("map");
    if (view) params.set("map", view);
    show(params);
  };
  document.documentElement.dataset.live = ""; // the buttons that send a form are not needed
  document.addEventListener("change", act);
  document.addEventListener("submit", act);
}
