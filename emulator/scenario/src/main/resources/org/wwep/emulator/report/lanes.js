// Draws the lanes that are seen, as far as they are seen. Changes closer than a pixel become one.
const SVG = 'http://www.w3.org/2000/svg';
const CHARACTER = 6.7;

function draw(parent, tag, attributes, text) {
  const made = document.createElementNS(SVG, tag);
  for (const name in attributes) made.setAttribute(name, attributes[name]);
  if (text !== undefined) made.textContent = text;
  parent.appendChild(made);
  return made;
}
function words(g, text, left, right, y) {
  const from = Math.max(left, 0) + 5, room = Math.floor((Math.min(right, view.width) - from - 3) / CHARACTER);
  if (room < 3 && text.length > room) return;
  draw(g, 'text', {x: from, y}, text.length > room ? text.slice(0, room - 1) + '\u2026' : text);
}
/** Calls back for each change that is seen, those within a pixel as one. */
function runs(lane, each) {
  let i = after(lane.t, view.from);
  let value = i === 0 ? lane.initial : lane.v[i - 1], left = Math.max(-2, x(data.begin));
  while (i < lane.t.length && lane.t[i] <= view.to) {
    let j = i;
    while (j + 1 < lane.t.length && lane.t[j + 1] <= view.to && x(lane.t[j + 1]) - x(lane.t[j]) < 1.5) j++;
    each(value, left, x(lane.t[i]), false);
    if (j > i) each(null, x(lane.t[i]), Math.max(x(lane.t[j]), x(lane.t[i]) + 1), true);
    left = x(lane.t[j]);
    value = lane.v[j];
    i = j + 1;
  }
  each(value, left, Math.min(x(data.end), view.width + 2), false);
}
function wave(g, row, top, level, className, fill) {
  const bottom = row.y + row.height - 6;
  let line = '', area = '';
  runs(row, (value, left, right, dense) => {
    if (dense) {
      draw(g, 'rect', {class: 'dense', x: left, y: top, width: right - left, height: bottom - top});
      return;
    }
    const at = bottom - level(value) * (bottom - top);
    line += (line ? 'L' : 'M') + left + ' ' + at + 'H' + right;
    if (level(value) > 0) area += 'M' + left + ' ' + bottom + 'V' + at + 'H' + right + 'V' + bottom + 'Z';
    if (fill && right - left > 14) fill(value, left, right, at);
  });
  draw(g, 'path', {class: 'high ' + className, d: area});
  draw(g, 'path', {class: 'wave ' + className, d: line});
}
const drawing = {
  GROUP(g, row) { draw(g, 'rect', {class: 'groupbar', x: 0, y: row.y, width: view.width, height: row.height}); },
  BIT(g, row) {
    const kind = /_pin$/.test(row.name) ? 'pin' : /led/i.test(row.name) ? 'led' : 'button';
    wave(g, row, row.y + 7, v => +v, kind);
  },
  COUNT(g, row) {
    const most = row.words.reduce((most, word) => Math.max(most, +word), Math.max(1, +row.initial));
    wave(g, row, row.y + 8, v => v / most, 'count', (v, left, right) => words(g, v, left, right, row.y + row.height - 9));
  },
  WORD(g, row) {
    runs(row, (value, left, right, dense) => {
      if (dense || right - left < 1.5) {
        draw(g, 'rect', {class: 'dense', x: left, y: row.y + 5, width: Math.max(1, right - left), height: row.height - 10});
      } else {
        draw(g, 'rect', {class: 'block ' + value, x: left, y: row.y + 4.5, width: right - left, height: row.height - 9, rx: 3});
        words(g, value, left, right, row.y + row.height / 2 + 4);
      }
    });
  },
  SPANS(g, row) {
    // Where the last box of each kind ends: what is within a pixel of it is not drawn once more.
    const last = {};
    for (const s of row.spans) {
      if (s.to < view.from || s.from > view.to) continue;
      const left = x(s.from), right = Math.max(x(s.to), left + 2), y = row.y + 4.5 + s.row * bar;
      if (right - left < 3 && right - last[s.end] < 1) continue;
      last[s.end] = right;
      const box = draw(g, 'rect', {class: 'block ' + s.end, x: Math.max(left, -4), y, width: Math.min(right, view.width + 4) - Math.max(left, -4), height: bar - 2, rx: 3});
      if (right - left >= 3) draw(box, 'title', {}, s.tip());
      if (right - left > 60) {
        for (const [, at] of s.legs || []) draw(g, 'line', {class: 'leg', x1: x(at), x2: x(at), y1: y + 2, y2: y + bar - 4});
      }
      words(g, s.label, left, right, y + bar / 2 + 3);
    }
  },
  MARKS(g, row) {
    const last = {};
    row.marks.forEach((m, i) => {
      if (m.at < view.from || m.at > view.to || x(m.at) - last[m.ok] < 1) return;
      const at = last[m.ok] = x(m.at), y = row.y + 6, next = row.marks[i + 1];
      draw(g, 'path', {class: 'mark' + (m.ok ? '' : ' bad'), d: `M${at - 4} ${y}h8l-4 7zM${at - .5} ${y}v14h1v-14z`});
      words(g, m.label, at, next ? x(next.at) - 6 : view.width, y + 12);
    });
  },
};
function drawLanes() {
  const svg = $('lanes'), height = rows.at(-1).y + rows.at(-1).height;
  svg.replaceChildren();
  svg.setAttribute('width', view.width);
  svg.setAttribute('height', height);
  const g = draw(svg, 'g', {});
  for (const t of ticks().at) draw(g, 'line', {class: 'grid', x1: x(t), x2: x(t), y1: 0, y2: height});
  const shaded = {};
  for (const band of data.bands) shade(g, band, shaded);
  for (const row of rows) {
    if (!row.height) continue;
    (drawing[row.kind])(g, row);
    draw(g, 'line', {class: 'rule', x1: 0, x2: view.width, y1: row.y + row.height - .5, y2: row.y + row.height - .5});
  }
  if (failing) {
    const left = x(failing.from), right = x(failing.to);
    draw(g, 'rect', {class: 'fail-band', x: left, y: 0, width: Math.max(1, right - left), height});
    draw(g, 'line', {class: 'fail-line', x1: right, x2: right, y1: 0, y2: height});
    flag(g, right, 'step ' + failing.n + ' failed');
  }
  for (const [name, text] of [['marker', 'A'], ['second', 'B'], ['cursor', '']]) {
    if (view[name] === null) continue;
    const at = x(view[name]);
    draw(svg, 'line', {class: name, x1: at, x2: at, y1: 0, y2: height});
    if (text) draw(svg, 'text', {class: 'hand', x: at + 3, y: height - 4}, text);
  }
}
/** A label at the failing step, on the side where there is room. */
function flag(g, at, text) {
  const width = text.length * CHARACTER + 12, left = at - width > 0 ? at - width : at;
  draw(g, 'rect', {class: 'flag', x: left, y: 4.5, width, height: bar - 2});
  draw(g, 'text', {class: 'flag-text', x: left + 6, y: 4.5 + bar / 2 + 3}, text);
}
function shade(g, band, shaded) {
  const own = rows.filter(row => row.scope && row.height && (band.scope === 'all' || row.scope === band.scope));
  if (!own.length) return;
  const top = own[0].y, bottom = own.at(-1).y + own.at(-1).height;
  const left = Math.max(x(band.from), 0), right = Math.min(x(band.to), view.width);
  if (right < left || (right - left < 1 && right - shaded[band.scope] < 1)) return;
  shaded[band.scope] = right;
  draw(g, 'rect', {class: 'band', x: left, y: top, width: Math.max(1, right - left), height: bottom - top});
}
