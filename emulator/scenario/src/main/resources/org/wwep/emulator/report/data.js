'use strict';
// What the run left behind, and how to read it. Times are nanoseconds since the world began.
const data = JSON.parse(document.getElementById('data').textContent);
const $ = id => document.getElementById(id);

/** Numbers that are written as differences. */
function summed(deltas) {
  const sums = new Float64Array(deltas.length);
  let at = 0;
  for (let i = 0; i < deltas.length; i++) sums[i] = at += deltas[i];
  return sums;
}
const SHAPE = {
  spans(lane) {
    lane.spans = lane.spans.map(([from, took, label, end, press, attempts, energy, legs]) => {
      const reached = [];
      let at = from;
      for (let i = 0; i < legs.length; i += 2) reached.push([data.texts[legs[i]], at += legs[i + 1]]);
      return {from, to: from + took, label: data.texts[label], end: data.texts[end], press: data.texts[press], attempts, energy: data.texts[energy], legs: reached};
    });
  },
  marks(lane) {
    lane.marks = lane.marks.map(([at, label, ok]) => ({at, label: data.texts[label], ok}));
  },
  t(lane) {
    lane.t = summed(lane.t);
    lane.v = lane.v.map(i => lane.words[i]);
  },
};
for (const group of data.groups) {
  for (const lane of group.lanes) {
    for (const field in SHAPE) if (lane[field]) SHAPE[field](lane);
  }
}
// The events stay columns: nobody sees more than a few of a hundred thousand.
const events = {...data.events, t: summed(data.events.t)};
const eventAt = n => ({at: events.t[n], who: events.sources[events.who[n]], what: data.texts[events.what[n]]});
{
  const {n, label, keyword, line, from, took, failed} = data.steps;
  const begun = summed(from), numbers = summed(n), why = new Map(failed);
  data.steps = label.map((text, i) => ({n: numbers[i], label: data.texts[text], keyword: data.texts[keyword[i]], line: line[i],
    from: begun[i], to: begun[i] + took[i], ok: !why.has(i), failure: why.get(i) || ''}));
}
const failing = data.steps.find(step => !step.ok);

/** The index of the first time after t, in ascending times. */
function after(times, t) {
  let low = 0, high = times.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (times[mid] <= t) low = mid + 1; else high = mid;
  }
  return low;
}
/** The last of these, which are in the order of their beginnings, that had begun by then. */
function lastBegun(spans, t) {
  let low = 0, high = spans.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (spans[mid].from <= t) low = mid + 1; else high = mid;
  }
  return spans[low - 1];
}
function valueAt(lane, t) {
  const i = after(lane.t, t);
  return i === 0 ? lane.initial : lane.v[i - 1];
}

const UNITS = [[1e9, 's'], [1e6, 'ms'], [1e3, '\u00b5s'], [1, 'ns']];
/** A span of time in the unit that suits it, with four digits or so. */
function span(ns) {
  const [size, unit] = UNITS.find(([s]) => Math.abs(ns) >= s) || UNITS[3];
  const value = ns / size;
  const digits = unit === 'ns' ? 0 : Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value) || 1)));
  const text = value.toFixed(digits);
  return (digits ? text.replace(/\.?0+$/, '') : text) + ' ' + unit;
}
/** An instant in seconds, as in the event log. */
function instant(ns, digits = 9) {
  const whole = Math.floor(ns / 1e9);
  const rest = String(Math.round(ns - whole * 1e9)).padStart(9, '0');
  return digits ? whole + '.' + rest.slice(0, digits) : String(whole);
}
function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
/** How often in a second something is that takes so long. */
function hertz(ns) {
  const rate = 1e9 / ns;
  const [size, unit] = [[1e6, 'MHz'], [1e3, 'kHz'], [1, 'Hz'], [1e-3, 'mHz']].find(([s]) => rate >= s) || [1e-3, 'mHz'];
  return String(+(rate / size).toPrecision(4)) + ' ' + unit;
}
