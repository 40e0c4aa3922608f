// A map of the events of a query. The element says in its data where everything is to be had:
// data-coarse, data-fine, data-names, data-places, data-at (addresses), data-library (MapLibre's), data-event (an event's page, with
// ID for the id). The coarse base map is drawn at once, the fine one takes its place when the map has come to rest.

import { shapes, style } from "./basemap.mjs";
import { LAYERS, addPlaces, exactness, light, records, showPlaces } from "./places.mjs";

const CHIPS = 6; // places in view that are named below the map
const fetched = new Map(); // what does not change with the query, by address

/** @param {string} address @param {AbortSignal} [signal] */
async function json(address, signal) {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** The same, asked for once a page. @param {string} address */
function once(address) {
  if (!fetched.has(address)) fetched.set(address, json(address));
  return fetched.get(address);
}

/** An element with words and children. @param {string} name @param {Record<string, any>} values @param {...(Node|string)} inside */
export function element(name, values = {}, ...inside) {
  const made = Object.assign(document.createElement(name), values);
  made.append(...inside);
  return made;
}

/** A map of events that shows one query after the other and tells what is pointed at. */
export class EventMap {
  /** @param {HTMLElement} box @param {{view?: string|null, moved?: (view: string) => void, only?: (place: string) => void}} [wants] */
  constructor(box, wants = {}) {
    Object.assign(this, { box, wants, places: [], text: "", popup: null, running: null });
    this.canvas = box.appendChild(element("div", { className: "canvas" }));
    this.note = box.appendChild(element("p", { className: "map-note" }));
    this.chips = box.appendChild(element("ul", { className: "map-chips" }));
    this.chips.setAttribute("aria-label", "Places in view");
    this.note.setAttribute("aria-live", "polite");
    this.themes = matchMedia("(prefers-color-scheme: dark)");
    this.themes.addEventListener("change", () => this.map && this.draw(this.place()));
  }

  /** Draws the map for a query, the first time and when the colours change. */
  async start(text) {
    const { coarse, names, places, library } = this.box.dataset;
    this.text = text;
    const [gl, land, words, found] = await Promise.all([
      import(library), once(coarse), once(names), json(`${places}?${text}`),
    ]);
    Object.assign(this, { gl, land, words });
    this.take(found);
    await this.draw(this.wants.view ?? null);
    return this;
  }

  /** Makes the map anew. @param {string|null} view zoom/latitude/longitude, else what shows every place */
  async draw(view) {
    this.map?.remove();
    const { gl } = this;
    const background = this.box.dataset.tiles ? JSON.parse(this.box.dataset.tiles) : null;
    this.map = new gl.Map({
      container: this.canvas, style: style(this.land, this.words, background), attributionControl: false, fadeDuration: 0,
      dragRotate: false, pitchWithRotate: false, touchPitch: false, maxPitch: 0, maxZoom: 14, minZoom: 1, renderWorldCopies: true,
      cooperativeGestures: matchMedia("(max-width: 48rem)").matches, ...this.start_at(view),
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new gl.NavigationControl({ showCompass: false }), "top-right");
    this.map.addControl(new gl.ScaleControl(), "bottom-left");
    const credit = ["Natural Earth", "GeoNames", background?.words ?? ""].filter(Boolean).join(" · ");
    this.map.addControl(new gl.AttributionControl({ compact: false, customAttribution: credit }), "bottom-right");
    this.map.getCanvas().setAttribute("aria-label", "Map of the events; the list has the same events in words");
    this.map.once("idle", () => this.rested());
    await new Promise((done) => this.map.once("style.load", done));
    addPlaces(this.map);
    showPlaces(this.map, this.places);
    this.listen();
  }

  /** Everything is drawn: now the finer shapes may come. */
  async rested() {
    this.box.dataset.drawn = "true";
    const { map } = this;
    const found = await once(this.box.dataset.fine).catch(() => null);
    if (!found || map !== this.map) return;
    for (const [name, data] of Object.entries(shapes(found))) map.getSource(name)?.setData(data);
    map.once("idle", () => (this.box.dataset.drawn = "fine"));
  }

  /** Where the map begins. @param {string|null} view */
  start_at(view) {
    const [zoom, lat, lon] = (view ?? "").split("/").map(Number);
    if ([zoom, lat, lon].every(Number.isFinite) && view) return { zoom, center: [lon, lat] };
    return { bounds: this.bounds(), fitBoundsOptions: { padding: 40, maxZoom: 9 } };
  }

  /** What holds nearly all events, so that a single one far away makes nobody look at the whole world; no countries as a whole. */
  bounds() {
    const exact = this.places.filter((place) => (place.precision ?? 6) < 6);
    const shown = exact.length ? exact : this.places;
    if (!shown.length) return [[-20, -35], [75, 60]];
    const edges = (name, stretch) => {
      const sorted = [...shown].sort((a, b) => a[name] - b[name]);
      const spare = 0.02 * shown.reduce((sum, place) => sum + place.events, 0); // events at each end that may be out of view
      const first = (places, sign) => {
        let left = spare;
        const found = places.find((place) => (left -= place.events) < 0);
        return found[name] - (sign * Math.max(found.radius_km ?? 0, 25) * stretch) / 111;
      };
      return [first(sorted, 1), first(sorted.reverse(), -1)];
    };
    const [south, north] = edges("lat", 1);
    const [west, east] = edges("lon", 1 / Math.cos((Math.min(Math.abs(south), 75) * Math.PI) / 180));
    return [[west, Math.max(south, -80)], [east, Math.min(north, 84)]];
  }

  /** The view as it stands in an address. */
  place() {
    const { lat, lng } = this.map.getCenter();
    return `${this.map.getZoom().toFixed(2)}/${lat.toFixed(3)}/${lng.toFixed(3)}`;
  }

  /** Shows the events of another query. @param {string} text */
  async show(text) {
    if (text === this.text) return;
    this.text = text;
    this.running?.abort();
    this.running = new AbortController();
    try {
      this.take(await json(`${this.box.dataset.places}?${text}`, this.running.signal));
    } catch (problem) {
      if (problem.name !== "AbortError") this.note.textContent = "The map could not be brought up to date.";
      return;
    }
    this.popup?.remove();
    showPlaces(this.map, this.places);
    this.inView();
  }

  /** Takes what the server counted. */
  take(found) {
    this.places = records(found);
    const known = `${found.placed.toLocaleString("en")} of ${(found.placed + found.unplaced).toLocaleString("en")} events are on the map`;
    this.note.textContent = found.unplaced ? `${known}; of the others no place is known.` : `${known}.`;
  }

  listen() {
    const { map } = this;
    map.on("click", (event) => {
      const [hit] = map.queryRenderedFeatures(around(event.point), { layers: LAYERS });
      if (hit) hit.properties.cluster ? this.open(hit) : this.tell(this.places[hit.properties.number]);
    });
    map.on("mousemove", (event) => {
      const [hit] = map.queryRenderedFeatures(event.point, { layers: LAYERS });
      map.getCanvas().style.cursor = hit ? "pointer" : "";
      this.point(hit && !hit.properties.cluster ? this.places[hit.properties.number] : null);
    });
    map.on("mouseout", () => this.point(null));
    map.on("moveend", () => {
      this.wants.moved?.(this.place());
      this.inView();
    });
    map.once("idle", () => this.inView());
  }

  /** Says which place is pointed at. */
  point(place) {
    if (place?.name === this.pointed) return;
    this.pointed = place?.name;
    light(this.map, place ? [place] : []);
    document.dispatchEvent(new CustomEvent("contested:pointed", { detail: { place: place?.name ?? null } }));
  }

  /** Zooms to where a cluster falls apart. */
  async open(hit) {
    const zoom = await this.map.getSource("places").getClusterExpansionZoom(hit.properties.cluster_id);
    this.map.easeTo({ center: hit.geometry.coordinates, zoom: Math.min(zoom + 0.4, 12), duration: still() ? 0 : 400 });
  }

  /** Lights up a place by its name. @param {string|null} name */
  lightUp(name) {
    light(this.map, name ? this.places.filter((place) => place.name === name) : []);
  }

  /** Names a place with its events in a box on the map. */
  async tell(place) {
    light(this.map, [place]);
    document.dispatchEvent(new CustomEvent("contested:chosen", { detail: { place: place.name } }));
    const asked = new URLSearchParams([...new URLSearchParams(this.text), ["at", place.name]]);
    const found = await json(`${this.box.dataset.at}?${asked}`);
    this.popup?.remove(); // the box is made when it has all it shows, so that it opens to where there is room
    this.popup = new this.gl.Popup({ maxWidth: "20rem", offset: 14 }).setLngLat([place.lon, place.lat]);
    this.popup.setDOMContent(this.told(place, found)).addTo(this.map);
  }

  /** What the box says of a place. */
  told(place, found) {
    const box = element("div", { className: "map-popup" }, element("h3", { textContent: place.name, dir: "auto" }));
    box.append(element("p", { className: "faint", textContent: exactness(place) }));
    box.append(element("ul", {}, ...records(found).map((row) => this.line(row))));
    const more = found.count - found.rows.length;
    if (more) box.append(element("p", { className: "faint", textContent: `and ${more} more` }));
    if (this.wants.only) {
      const only = element("button", { className: "quiet", textContent: `Only ${place.name}`, type: "button" });
      only.addEventListener("click", () => (this.popup.remove(), this.wants.only(place.name)));
      box.append(only);
    }
    return box;
  }

  /** An event in a line. */
  line(row) {
    const link = element("a", { href: this.box.dataset.event.replace("ID", row.id), textContent: row.words });
    const status = element("span", { className: `status ${row.status}`, textContent: row.status_words });
    return element("li", {}, link, element("br"), element("span", { className: "faint", textContent: `${row.days} · ` }), status);
  }

  /** Names the places in view below the map: by keyboard and without seeing it the same is reached. */
  inView() {
    const view = this.map.getBounds();
    const seen = this.places.filter((place) => view.contains([place.lon, place.lat])).slice(0, CHIPS);
    this.chips.replaceChildren(...seen.map((place) => this.chip(place)));
  }

  chip(place) {
    const button = element("button", { type: "button", className: `chip${place.contested ? " contested" : ""}` });
    button.append(element("bdi", { textContent: place.name }), " ", element("span", { className: "count", textContent: place.events }));
    button.title = `${exactness(place)}; ${place.contested ? `${place.contested} over which accounts differ` : "no accounts differ"}`;
    button.addEventListener("click", () => {
      this.map.jumpTo({ center: [place.lon, place.lat], zoom: Math.max(this.map.getZoom(), place.precision > 3 ? 4 : 8) });
      this.tell(place);
    });
    for (const [name, lit] of [["mouseenter", place.name], ["focus", place.name], ["mouseleave", null], ["blur", null]]) {
      button.addEventListener(name, () => this.lightUp(lit));
    }
    return element("li", {}, button);
  }
}

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const around = ({ x, y }) => [[x - 6, y - 6], [x + 6, y + 6]];

/** Puts a map into an element, or a sentence that says why there is none. */
export async function mounted(box, text, wants = {}) {
  try {
    return await new EventMap(box, wants).start(text);
  } catch (problem) {
    console.warn(problem);
    box.replaceChildren(element("p", { className: "map-none", textContent: reason(problem) }));
    box.dataset.drawn = "none";
    return null;
  }
}

function reason(problem) {
  const gone = "The list below has all that a map would show.";
  if (/WebGL/i.test(problem.message)) return `This browser draws no maps (WebGL is switched off). ${gone}`;
  if (/import|module/i.test(problem.message)) return `The map's program was not installed with Contested: “python hatch_build.py” in its folder brings it. ${gone}`;
  return `The map could not be drawn. ${gone}`;
}
