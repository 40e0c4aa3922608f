// Two maps beside each other that move as one.

import { mounted } from "./map.mjs";

const found = [];

/** Moves the other maps to where this one is. */
function follow(from) {
  const { map } = from;
  for (const other of found) {
    if (other === from) continue;
    const same = { center: map.getCenter(), zoom: map.getZoom() };
    const [there, here] = [other.map.getCenter(), same.center];
    const apart = Math.abs(other.map.getZoom() - same.zoom) + Math.abs(there.lng - here.lng) + Math.abs(there.lat - here.lat);
    if (apart > 1e-6) other.map.jumpTo(same);
  }
}

const boxes = [...document.querySelectorAll(".map[data-query]")];
const drawn = await Promise.all(boxes.map((box) => mounted(box, box.dataset.query)));
found.push(...drawn.filter(Boolean));
const widest = [...found].sort((a, b) => a.map.getZoom() - b.map.getZoom())[0];
if (widest) follow(widest);
for (const one of found) one.map.on("move", (event) => event.originalEvent && follow(one));
for (const one of found) one.map.on("moveend", () => follow(one));
