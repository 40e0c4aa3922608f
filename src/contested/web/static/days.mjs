// The days of the events as bars, with a window over them that is moved with the pointer or the keyboard, and played.

import { element } from "./map.mjs";
import { changed, show } from "./state.mjs";

const DAY = 86400000;
const BARS = 120; // at most
const BEAT = 650; // milliseconds a step of playing takes at least
const HEIGHT = 56;
const SVG = "http://www.w3.org/2000/svg";

const iso = (time) => new Date(time).toISOString().slice(0, 10);
const words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const short = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

/** The steps that days are counted in: single days, weeks, months, quarters or years, so that there are not too many. */
export function steps(first, last) {
  const span = (last - first) / DAY + 1;
  if (span <= BARS) return rising(first, last, (time) => time + DAY);
  if (span <= BARS * 7) return rising(first - ((new Date(first).getUTCDay() + 6) % 7) * DAY, last, (time) => time + 7 * DAY);
  const months = span <= BARS * 30 ? 1 : span <= BARS * 91 ? 3 : 12;
  const from = new Date(first);
  const start = Date.UTC(from.getUTCFullYear(), Math.floor(from.getUTCMonth() / months) * months, 1);
  return rising(start, last, (time) => Date.UTC(new Date(time).getUTCFullYear(), new Date(time).getUTCMonth() + months, 1));
}

/** The beginnings of steps up to the day after the last. */
function rising(first, last, next) {
  const found = [first];
  while (found.at(-1) <= last) found.push(next(found.at(-1)));
  return found;
}

/** The row of days of a page. */
export class Days {
  /** @param {HTMLElement} box with data-days, where the counts are to be had */
  constructor(box) {
    Object.assign(this, { box, edges: [], bars: [], low: 0, high: 0, timer: null, text: null });
  }

  /** Shows the days of a query. @param {URLSearchParams} params */
  async show(params) {
    const others = new URLSearchParams(params);
    ["since", "until", "page", "map"].forEach((name) => others.delete(name));
    if (others.toString() !== this.text) {
      this.text = others.toString();
      await this.count(await (await fetch(`${this.box.dataset.days}?${this.text}`)).json());
    }
    if (!this.bars.length) return;
    this.low = this.step(params.get("since"), 0, 0);
    this.high = this.step(params.get("until"), this.bars.length - 1, 0);
    this.place();
  }

  /** Counts what the server has by day into bars. */
  count({ rows }) {
    this.bars = [];
    if (rows.length) {
      this.edges = steps(Date.parse(rows[0][0]), Date.parse(rows.at(-1)[0]));
      this.bars = this.edges.slice(1).map(() => [0, 0]);
      let at = 0;
      for (const [day, events, contested] of rows) {
        while (Date.parse(day) >= this.edges[at + 1]) at += 1;
        this.bars[at][0] += events;
        this.bars[at][1] += contested;
      }
    }
    this.draw();
  }

  /** The number of the bar that holds a day. */
  step(day, otherwise) {
    const time = Date.parse(day?.length === 4 ? `${day}-01-01` : day?.length === 7 ? `${day}-01` : day ?? "");
    if (Number.isNaN(time)) return otherwise;
    const found = this.edges.findIndex((edge, n) => time < (this.edges[n + 1] ?? Infinity));
    return Math.min(Math.max(found, 0), this.bars.length - 1);
  }

  draw() {
    const { box, bars } = this;
    box.hidden = bars.length < 2;
    const still = document.getElementById("days-still"); // the same bars as the server draws them
    if (still) still.hidden = !box.hidden;
    if (box.hidden) return box.replaceChildren();
    const most = Math.max(...bars.map(([events]) => events));
    const svg = drawing("svg", { viewBox: `0 0 ${bars.length} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" });
    bars.forEach(([events, contested], n) => {
      const tall = (value) => (value ? Math.max((value / most) * (HEIGHT - 4), 2) : 0);
      const bar = (value, name) => drawing("rect", { x: n + 0.08, width: 0.84, y: HEIGHT - tall(value), height: tall(value), class: name });
      if (events) svg.append(bar(events, "all"));
      if (contested) svg.append(bar(contested, "differ"));
    });
    this.window = element("div", { className: "days-window" });
    this.handles = ["First day", "Last day"].map((label, n) => this.handle(label, n));
    this.track = element("div", { className: "days-track" }, svg, this.window, ...this.handles);
    this.play = element("button", { type: "button", className: "quiet", textContent: "Play" });
    this.all = element("button", { type: "button", className: "quiet", textContent: "All days" });
    this.said = element("output", { className: "days-said" });
    this.play.addEventListener("click", () => (this.timer ? this.stop() : this.run()));
    this.all.addEventListener("click", () => (this.stop(), this.set(0, bars.length - 1)));
    const ends = element("p", { className: "days-ends" }, ...this.ticks());
    box.replaceChildren(this.track, ends, element("p", { className: "days-row" }, this.play, this.all, this.said));
    this.drag();
  }

  /** Months under the bars, some of them. */
  ticks() {
    const count = this.box.clientWidth < 480 ? 3 : 5;
    return Array.from({ length: count }, (_, n) => {
      const at = Math.round((n * (this.bars.length - 1)) / (count - 1));
      return element("span", { textContent: short.format(this.edges[at]) });
    });
  }

  handle(label, which) {
    const made = element("div", { className: "days-handle", tabIndex: 0 });
    made.setAttribute("role", "slider");
    made.setAttribute("aria-label", label);
    made.addEventListener("keydown", (event) => {
      const far = Math.max(1, Math.round(this.bars.length / 10));
      const moves = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -far, PageUp: far, Home: -Infinity, End: Infinity };
      if (!(event.key in moves)) return;
      event.preventDefault();
      this.stop();
      const now = which ? this.high : this.low;
      this.move(which, Math.min(Math.max(now + moves[event.key], 0), this.bars.length - 1));
      this.soon();
    });
    return made;
  }

  /** Moves one end, and not past the other. */
  move(which, to) {
    if (which) this.high = Math.max(to, this.low);
    else this.low = Math.min(to, this.high);
    this.place();
  }

  /** Puts window, handles and words where they belong. */
  place() {
    const share = (n) => `${(100 * n) / this.bars.length}%`;
    this.window.style.left = share(this.low);
    this.window.style.right = share(this.bars.length - this.high - 1);
    const [first, last] = [this.edges[this.low], this.edges[this.high + 1] - DAY];
    [[this.low, first, this.low], [this.high, last, this.high + 1]].forEach(([now, time, at], n) => {
      const handle = this.handles[n];
      handle.style.left = share(at);
      const values = { valuemin: 0, valuemax: this.bars.length - 1, valuenow: now, valuetext: words.format(time) };
      Object.entries(values).forEach(([name, value]) => handle.setAttribute(`aria-${name}`, value));
    });
    this.said.textContent = first === last ? words.format(first) : `${words.format(first)} – ${words.format(last)}`;
    this.all.disabled = this.whole();
  }

  whole() {
    return this.low === 0 && this.high === this.bars.length - 1;
  }

  /** Asks for the window's days, when it has stood still for a moment. */
  soon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.ask(), 200);
  }

  set(low, high) {
    [this.low, this.high] = [low, high];
    this.place();
    return this.ask();
  }

  ask() {
    clearTimeout(this.waiting);
    const whole = this.whole();
    const since = whole || this.low === 0 ? null : iso(this.edges[this.low]);
    const until = whole || this.high === this.bars.length - 1 ? null : iso(this.edges[this.high + 1] - DAY);
    return show(changed({ since, until, page: null }));
  }

  /** Moves the window on, step by step, to the end. */
  async run() {
    const wide = this.whole() ? Math.max(1, Math.round(this.bars.length / 10)) : this.high - this.low + 1;
    const fresh = this.whole() || this.high === this.bars.length - 1;
    this.timer = true;
    this.play.textContent = "Stop";
    for (let low = fresh ? 0 : this.low + 1; this.timer && low + wide <= this.bars.length; low += 1) {
      if (fresh && !this.bars.slice(low, low + wide).some(([events]) => events)) continue; // nothing happened: no need to watch
      const beat = new Promise((done) => setTimeout(done, BEAT));
      await this.set(low, low + wide - 1);
      await beat;
    }
    this.stop();
  }

  stop() {
    this.timer = null;
    if (this.play) this.play.textContent = "Play";
  }

  /** The pointer moves the nearer end, or the window by its middle. */
  drag() {
    const at = (event) => {
      const { left, width } = this.track.getBoundingClientRect();
      return ((event.clientX - left) / width) * this.bars.length;
    };
    let held = null;
    this.track.addEventListener("pointerdown", (event) => {
      this.stop();
      const [x, inside] = [at(event), event.target === this.window && !this.whole()];
      const nearer = Math.abs(x - this.low) <= Math.abs(x - this.high - 1) ? 0 : 1;
      held = { from: x, low: this.low, high: this.high, which: event.target.role === "slider" ? this.handles.indexOf(event.target) : nearer, inside };
      this.track.setPointerCapture(event.pointerId);
      if (!inside) this.move(held.which, clamp(held.which ? Math.ceil(x) - 1 : Math.floor(x), this.bars.length));
      event.preventDefault();
    });
    this.track.addEventListener("pointermove", (event) => {
      if (!held) return;
      const x = at(event);
      if (!held.inside) return this.move(held.which, clamp(held.which ? Math.ceil(x) - 1 : Math.floor(x), this.bars.length));
      const by = Math.round(x - held.from);
      const kept = Math.min(Math.max(by, -held.low), this.bars.length - 1 - held.high);
      [this.low, this.high] = [held.low + kept, held.high + kept];
      this.place();
    });
    const end = () => (held && ((held = null), this.ask()));
    this.track.addEventListener("pointerup", end);
    this.track.addEventListener("pointercancel", end);
  }
}

const clamp = (value, count) => Math.min(Math.max(value, 0), count - 1);

function drawing(name, values) {
  const made = document.createElementNS(SVG, name);
  Object.entries(values).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}
