// The events of a query on a map, by place. A place is drawn no sharper than the source has it: a filled mark for a town or a point
// in it, a hollow one for a wider area, and round both the circle within which it lies. A diamond marks places over which accounts
// differ, a disc the others: shape tells as much as colour.

import { colour } from "./basemap.mjs";

const WIDE = 3; // UCDP's steps: from here on it is a district, a province, a country or a sea
const EARTH = 40075.017; // kilometres round
const SIZE = 30; // of a mark, in pixels
export const LAYERS = ["clusters", "places"]; // what can be pointed at

/** @typedef {{name: string, lat: number, lon: number, precision: number, radius_km: number,
 *   events: number, contested: number}} Place */

/** Rows as records. @param {{columns: string[], rows: any[][]}} table @returns {any[]} */
export function records(table) {
  return table.rows.map((row) => Object.fromEntries(table.columns.map((name, n) => [name, row[n]])));
}

/** How exactly a place is known, in words. @param {Place} place */
export function exactness(place) {
  const km = place.radius_km ? `, within ${Math.round(place.radius_km)} km` : "";
  const words = { 1: "the place named", 2: "near or in part of the place", 3: "somewhere in a district", 4: "somewhere in a province" };
  const wide = { 5: "somewhere in a wider area", 6: "somewhere in the country", 7: "at sea or in the air" };
  return ({ ...words, ...wide }[place.precision] ?? "not known how exactly") + km;
}

/** @param {Place[]} places */
function features(places) {
  return {
    type: "FeatureCollection",
    features: places.map((place, number) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [place.lon, place.lat] },
      properties: {
        number,
        name: place.name,
        events: place.events,
        contested: place.contested,
        mark: `${(place.precision ?? 1) >= WIDE ? "wide" : "exact"}${place.contested ? "-contested" : ""}`,
        reach: ((place.radius_km ?? 0) * 512) / (EARTH * Math.cos((place.lat * Math.PI) / 180)), // pixels at zoom 0
      },
    })),
  };
}

const REACH = ["interpolate", ["exponential", 2], ["zoom"], 0, ["get", "reach"], 22, ["*", 4194304, ["get", "reach"]]];
const grown = (least, most) => ["interpolate", ["linear"], ["sqrt", ["get", "events"]], 1, least, 12, most];

/** Puts the sources and layers of places on a map whose style has loaded. @param {any} map */
export function addPlaces(map) {
  for (const [name, image] of Object.entries(marks())) map.addImage(name, image, { pixelRatio: 2 });
  const empty = { type: "FeatureCollection", features: [] };
  const sums = { events: ["+", ["get", "events"]], contested: ["+", ["get", "contested"]] };
  map.addSource("reach", { type: "geojson", data: empty, maxzoom: 12 });
  map.addSource("places", {
    type: "geojson", data: empty, cluster: true, clusterRadius: 34, clusterMaxZoom: 8, clusterProperties: sums, maxzoom: 12,
  });
  map.addSource("lit", { type: "geojson", data: empty });
  const differ = [">", ["get", "contested"], 0];
  const ink = ["case", differ, colour("map-contested"), colour("map-mark")];
  const ring = (id, source, opacity, width) => map.addLayer({
    id, source, type: "circle",
    paint: {
      "circle-radius": REACH, "circle-color": ink, "circle-opacity": opacity,
      "circle-stroke-color": ink, "circle-stroke-width": width, "circle-stroke-opacity": 0.55,
    },
  });
  const count = { "text-font": ["sans-serif"], "text-allow-overlap": true, "text-ignore-placement": true };
  const mark = { "icon-allow-overlap": true, "icon-ignore-placement": true };
  ring("reach", "reach", 0.06, 1);
  map.addLayer({
    id: "clusters", type: "symbol", source: "places", filter: ["has", "point_count"],
    layout: {
      ...mark, ...count, "icon-image": ["case", differ, "many-contested", "many"], "icon-size": grown(1, 1.7),
      "text-field": ["to-string", ["get", "events"]], "text-size": 12,
    },
    paint: { "text-color": colour("map-on-mark") },
  });
  map.addLayer({
    id: "places", type: "symbol", source: "places", filter: ["!", ["has", "point_count"]],
    layout: {
      ...mark, ...count, "icon-image": ["get", "mark"], "icon-size": grown(0.72, 1.5),
      "text-field": ["case", [">", ["get", "events"], 1], ["to-string", ["get", "events"]], ""], "text-size": 11,
    },
    paint: { "text-color": ["case", ["in", "wide", ["get", "mark"]], colour("map-ink"), colour("map-on-mark")] },
  });
  ring("lit-reach", "lit", 0.18, 2);
  map.addLayer({
    id: "lit", type: "circle", source: "lit",
    paint: { "circle-radius": 17, "circle-opacity": 0, "circle-stroke-width": 3.5, "circle-stroke-color": colour("map-lit") },
  });
}

/** Shows these places. @param {any} map @param {Place[]} places */
export function showPlaces(map, places) {
  const found = features(places);
  map.getSource("places").setData(found);
  map.getSource("reach").setData(found);
}

/** Lights up places, none to put the light out. @param {any} map @param {Place[]} places */
export function light(map, places) {
  map.getSource("lit")?.setData(features(places));
}

/** The marks, drawn with the colours of the style sheet: a disc or a diamond, filled or hollow; a ring round clusters. */
function marks() {
  const [plain, differ, paper] = [colour("map-mark"), colour("map-contested"), colour("map-land")];
  return {
    exact: drawn((pen) => (disc(pen, 11), fill(pen, plain, paper))),
    "exact-contested": drawn((pen) => (diamond(pen, 14), fill(pen, differ, paper))),
    wide: drawn((pen) => (disc(pen, 11), hollow(pen, plain, paper))),
    "wide-contested": drawn((pen) => (diamond(pen, 14), hollow(pen, differ, paper))),
    many: drawn((pen) => (disc(pen, 14), fill(pen, plain, paper), disc(pen, 11), line(pen, paper))),
    "many-contested": drawn((pen) => (disc(pen, 14), fill(pen, plain, paper), diamond(pen, 14), fill(pen, differ, paper))),
  };
}

function drawn(draw) {
  const canvas = new OffscreenCanvas(SIZE * 2, SIZE * 2);
  const pen = canvas.getContext("2d");
  pen.scale(2, 2);
  pen.translate(SIZE / 2, SIZE / 2);
  draw(pen);
  return pen.getImageData(0, 0, SIZE * 2, SIZE * 2);
}

function disc(pen, radius) {
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
}

function diamond(pen, reach) {
  pen.beginPath();
  [[0, -reach], [reach, 0], [0, reach], [-reach, 0]].forEach(([x, y], n) => (n ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  pen.closePath();
}

function fill(pen, ink, edge) {
  Object.assign(pen, { fillStyle: ink, strokeStyle: edge, lineWidth: 1.5 });
  pen.fill();
  pen.stroke();
}

function hollow(pen, ink, inside) {
  Object.assign(pen, { fillStyle: inside, strokeStyle: ink, lineWidth: 2 });
  pen.setLineDash([3, 2]);
  pen.fill();
  pen.stroke();
}

function line(pen, ink) {
  Object.assign(pen, { strokeStyle: ink, lineWidth: 1 });
  pen.stroke();
}
