// The overview: filters that act at once, the row of days, the map, and the list, all of one query.

import { Days } from "./days.mjs";
import { mounted } from "./map.mjs";
import { asked, changed, keep, liveForm, query, show } from "./state.mjs";

liveForm("filters");

const days = document.getElementById("days");
const row = days && new Days(days);
row?.show(query());

const box = document.getElementById("map");
const map = box && mounted(box, asked(), {
  view: query().get("map"),
  moved: (view) => keep({ map: view }),
  only: (place) => show(changed({ place, page: null })),
});

document.addEventListener("contested:shown", async (event) => {
  row?.show(event.detail.query);
  (await map)?.show(asked(event.detail.query));
});

// A place that is pointed at on the map is lit up in the list, and the other way round.

const lines = (place) => (place ? document.querySelectorAll(`#events [data-place="${CSS.escape(place)}"]`) : []);

function lightLines(place) {
  document.querySelectorAll("#events .lit").forEach((line) => line.classList.remove("lit"));
  lines(place).forEach((line) => line.classList.add("lit"));
}

document.addEventListener("contested:pointed", (event) => lightLines(event.detail.place));
document.addEventListener("contested:chosen", (event) => lightLines(event.detail.place));

for (const [name, on] of [["mouseover", true], ["focusin", true], ["mouseout", false], ["focusout", false]]) {
  document.addEventListener(name, async (event) => {
    const line = event.target.closest?.("#events [data-place]");
    if (line) (await map)?.lightUp(on ? line.dataset.place : null);
  });
}
