// The base map as a MapLibre style: land, lakes, boundary lines by their status, names. No country is drawn, only lines.

/** A colour of the style sheet. @param {string} name */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim() || "#888";
}

/** Points from steps, each told from the one before. @param {number[]} steps @param {number} scale */
function points(steps, scale) {
  const found = [];
  let [x, y] = [0, 0];
  for (let n = 0; n < steps.length; n += 2) {
    x += steps[n];
    y += steps[n + 1];
    found.push([x / scale, y / scale]);
  }
  return found;
}

const collection = (features) => ({ type: "FeatureCollection", features });
const feature = (type, coordinates, properties = {}) => ({ type: "Feature", properties, geometry: { type, coordinates } });

/** Areas as GeoJSON. @param {number[][][]} rows @param {number} scale */
function areas(rows, scale) {
  const closed = (ring) => ((ring = points(ring, scale)), [...ring, ring[0]]);
  return collection(rows.map((rings) => feature("Polygon", rings.map(closed))));
}

/** Lines as GeoJSON, with their status. @param {Record<string, number[][]>} lines @param {number} scale */
function boundaries(lines, scale) {
  const of = ([status, rows]) => rows.map((row) => feature("LineString", points(row, scale), { status }));
  return collection(Object.entries(lines).flatMap(of));
}

/** Labels as GeoJSON. @param {{columns: string[], rows: any[][]}} names */
function labels(names) {
  const at = Object.fromEntries(names.columns.map((name, n) => [name, n]));
  return collection(
    names.rows.map((row) => {
      const words = row[at.arabic] ? `${row[at.name]}\n${row[at.arabic]}` : row[at.name];
      return feature("Point", [row[at.lon], row[at.lat]], { words, sort: row[at.sort], people: row[at.people] });
    }),
  );
}

/** The shapes of a base map as GeoJSON, by source. @param {any} base */
export function shapes(base) {
  const { land, lakes, lines, scale } = base;
  return { land: areas(land, scale), lakes: areas(lakes, scale), lines: boundaries(lines, scale) };
}

/**
 * The style of the base map; `background` is what the settings name in its place: raster tiles, drawn above the land.
 * @param {any} base @param {any} names @param {{tiles: string[], words: string, most: number}|null} background
 */
export function style(base, names, background) {
  const line = (id, statuses, dashes, width) => ({
    id,
    type: "line",
    source: "lines",
    filter: ["in", ["get", "status"], ["literal", statuses]],
    layout: { "line-join": "round" },
    paint: {
      "line-color": colour("map-border"),
      "line-width": ["interpolate", ["linear"], ["zoom"], 2, width * 0.7, 8, width * 1.6],
      ...(dashes ? { "line-dasharray": dashes } : {}),
    },
  });
  const words = (id, filter, size, ink, more = {}) => ({
    id,
    type: "symbol",
    source: "names",
    filter,
    layout: {
      "text-field": ["get", "words"],
      "text-font": ["sans-serif"],
      "text-size": size,
      "text-max-width": 8,
      "text-padding": 4,
      "symbol-sort-key": ["-", 0, ["get", "people"]],
      ...more.layout,
    },
    paint: { "text-color": colour(ink), "text-halo-color": colour("map-land"), "text-halo-width": 1.4 },
    ...(more.minzoom ? { minzoom: more.minzoom } : {}),
  });
  const town = ["!=", ["get", "sort"], "country"];
  const least = ["step", ["zoom"], 3e6, 4, 1e6, 5, 3e5, 6, 1e5, 7, 3e4, 8, 5e3, 9, 0]; // people that a town has to be named
  const drawn = Object.entries(shapes(base)).map(([name, data]) => [name, { type: "geojson", data, buffer: 32, maxzoom: 9 }]);
  const sources = {
    ...Object.fromEntries(drawn),
    names: { type: "geojson", data: labels(names), buffer: 64, maxzoom: 9 },
  };
  const layers = [
    { id: "sea", type: "background", paint: { "background-color": colour("map-sea") } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("map-land"), "fill-antialias": true } },
    { id: "lakes", type: "fill", source: "lakes", paint: { "fill-color": colour("map-sea") } },
    line("boundaries", ["international"], null, 1),
    line("unsettled", ["disputed", "indefinite"], [3, 2.5], 1),
    line("control-lines", ["control"], [1, 1.6], 1.4),
    words("countries", ["==", ["get", "sort"], "country"], 12, "map-faint", {
      layout: { "text-letter-spacing": 0.12, "text-transform": "uppercase" },
    }),
    words("towns", ["all", town, [">=", ["get", "people"], least]], 11, "map-ink", { layout: { "text-offset": [0, 0.9] } }),
  ];
  if (background) {
    sources.tiles = { type: "raster", tiles: background.tiles, tileSize: 256, maxzoom: background.most };
    layers.splice(3, 0, { id: "tiles", type: "raster", source: "tiles" });
  }
  return { version: 8, sources, layers };
}
