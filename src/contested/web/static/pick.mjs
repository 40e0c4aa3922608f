// A map on which a place is put with a click, or with the fields beside it: both show the same point and how far it may be off.

import { EventMap } from "./map.mjs";
import { light } from "./places.mjs";

const PIXELS = 12; // how exactly one points
const KM_A_DEGREE = 111.32;
const UNSAID_KM = 5; // how exact a point without a distance is taken to be

/** Makes a map in the box that fills the fields `lat`, `lon` and reads `radius` of the page. @param {HTMLElement} box */
export async function picker(box) {
  box.hidden = false;
  const field = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id));
  const { lat, lon } = box.dataset;
  const map = new EventMap(box, { view: lat && lon ? `7/${lat}/${lon}` : null });
  map.tell = () => {}; // a click is for the point, not for what is there
  map.open = () => {};
  try {
    await map.start("");
  } catch {
    return box.remove();
  }
  map.note.textContent = "A click puts the place there; the fields say the same in numbers.";
  map.chips.remove();
  const mark = () => {
    const point = { lat: Number(field("lat").value), lon: Number(field("lon").value) };
    const known = field("lat").value !== "" && field("lon").value !== "" && Number.isFinite(point.lat + point.lon);
    const radius_km = Number(field("radius").value) || UNSAID_KM;
    light(map.map, known ? [{ ...point, radius_km, events: 1, contested: 0, precision: 1, name: "" }] : []);
  };
  map.map.on("click", ({ lngLat, point }) => {
    const { lat: north, lng: east } = lngLat.wrap();
    field("lat").value = north.toFixed(4);
    field("lon").value = east.toFixed(4);
    const beside = map.map.unproject([point.x + PIXELS, point.y]).wrap(); // a click is no more exact than the map is at this zoom
    const km = Math.abs(beside.lng - east) * KM_A_DEGREE * Math.cos((north * Math.PI) / 180);
    field("radius").value = String(Math.max(1, Math.min(9999, Math.ceil(km))));
    for (const choice of document.querySelectorAll("input[name=choice]:checked")) choice.checked = false;
    mark();
  });
  for (const id of ["lat", "lon", "radius"]) field(id).addEventListener("input", mark);
  for (const choice of document.querySelectorAll("input[name=choice][data-lat]")) {
    choice.addEventListener("change", () => map.map.easeTo({ center: [choice.dataset.lon, choice.dataset.lat].map(Number), zoom: 8 }));
  }
  mark();
}
