// The heading, the axis, the hands on it.
function heading() {
  const verdict = $('verdict');
  verdict.textContent = data.verdict;
  verdict.classList.add(data.verdict.toLowerCase());
  $('name').textContent = data.name;
  const author = data.author ? [['author', data.author]] : [];
  for (const [name, value] of [['file', data.file], ...author, ['rig', data.rig], ['seed', data.seed], ['run', data.repetition], ['took', span(data.took)]]) {
    const fact = element('div');
    fact.append(element('dt', '', name), element('dd', '', value));
    $('facts').append(fact);
  }
  const report = data.report;
  $('failure').hidden = !data.failure || !!report.was;
  $('failure').textContent = data.failure;
  $('report').hidden = !report.was;
  if (report.was) {
    for (const name of ['where', 'expected', 'was']) $(name).textContent = report[name];
    $('why').append(...report.why.map(line => element('div', '', line)));
    $('milestones').hidden = !report.rows.length;
    $('press-name').textContent = report.press || '';
    const [heads, times, steps] = document.querySelectorAll('#milestones tr');
    for (const [name, at, by] of report.rows) {
      const head = element('th', '', name);
      head.scope = 'col';
      heads.append(head);
      times.append(element('td', '', (at / 1e6).toFixed(3)));
      steps.append(element('td', '', '+' + (by / 1e6).toFixed(3)));
    }
  }
  for (const [name, target] of data.links) {
    const a = element('a', '', name);
    a.href = target;
    $('links').append(a);
  }
  $('first').hidden = !presses.length;
  $('faults').hidden = !data.faults.length;
  $('faults').textContent = 'Faults: ' + data.faults.join('; ');
  $('sometimes').hidden = !data.sometimes.length;
  $('sometimes').textContent = 'Sometimes: ' + data.sometimes.join('; ');
  $('packets').hidden = !data.packets;
  $('pools').textContent = data.packets;
  $('reproduce').textContent = data.reproduce;
  $('fail').hidden = !failing;
  $('skipped').hidden = !data.skipped;
  $('skipped').textContent = `Too long for one page: this is the run from ${instant(data.begin)} s on, ${data.skipped} earlier events are left out. The VCD and the event log have it all.`;
}
function copy() {
  const said = text => { $('copy').textContent = text; setTimeout(() => ($('copy').textContent = 'Copy'), 1500); };
  const byHand = () => {
    getSelection().selectAllChildren($('reproduce'));
    said(document.execCommand('copy') ? 'Copied' : 'Press Ctrl+C');
  };
  if (navigator.clipboard) navigator.clipboard.writeText(data.reproduce).then(() => said('Copied'), byHand);
  else byHand();
}
/** Round times, about a hundred pixels apart. */
function ticks() {
  const rough = (view.to - view.from) / Math.max(2, view.width / 110);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, power * [1, 2, 5, 10].find(n => n * power >= rough));
  const at = [];
  for (let i = Math.ceil(view.from / step); i * step <= view.to; i++) if (i >= 0) at.push(i * step);
  return {at, digits: Math.max(0, Math.min(9, 9 - Math.floor(Math.log10(step) + 1e-9)))};
}
function drawAxis() {
  const svg = $('axis'), {at, digits} = ticks();
  svg.replaceChildren();
  svg.setAttribute('width', view.width);
  for (const t of at) {
    draw(svg, 'line', {class: 'tick', x1: x(t), x2: x(t), y1: 17, y2: 24});
    draw(svg, 'text', {x: x(t), y: 13, 'text-anchor': x(t) < 30 ? 'start' : 'middle'}, instant(t, digits) + ' s');
  }
  $('scale').textContent = span(view.to - view.from);
}
/** The hands: where they are, and how far apart. */
function drawHands() {
  $('cursor').textContent = view.cursor === null ? '\u2013' : instant(view.cursor) + ' s';
  $('delta-box').hidden = view.marker === null;
  if (view.marker === null) return;
  const to = view.second ?? view.cursor ?? view.marker;
  $('delta-name').textContent = view.second === null ? 'from A' : 'A to B';
  $('delta').textContent = span(to - view.marker);
  $('rate').textContent = to === view.marker ? '' : hertz(Math.abs(to - view.marker));
}
function measure() {
  layout();
  view.width = Math.max(100, $('scroll').clientWidth - $('labels').offsetWidth);
  changed();
}

const lanes = $('lanes');
let drag = null;
const at = event => event.clientX - lanes.getBoundingClientRect().left;
lanes.addEventListener('wheel', event => {
  event.preventDefault();
  const scale = event.deltaMode === 1 ? 16 : 1;
  if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) pan((event.deltaX || event.deltaY) * scale / view.width);
  else zoom(1.002 ** (event.deltaY * scale), timeAt(at(event)));
}, {passive: false});
lanes.addEventListener('pointerdown', event => {
  if (event.button !== 0) return;
  lanes.setPointerCapture(event.pointerId);
  drag = {x: at(event), from: view.from, to: view.to, moved: false};
});
lanes.addEventListener('pointermove', event => {
  if (drag) {
    drag.moved ||= Math.abs(at(event) - drag.x) > 3;
    if (drag.moved) {
      const by = (drag.x - at(event)) / view.width * (drag.to - drag.from);
      lanes.classList.add('dragging');
      show(drag.from + by, drag.to + by);
    }
  }
  view.cursor = Math.max(0, timeAt(at(event)));
  const y = event.clientY - lanes.getBoundingClientRect().top;
  view.row = rows.find(row => row.height && y >= row.y && y < row.y + row.height) || null;
  changed();
});
lanes.addEventListener('pointerup', event => {
  if (drag && !drag.moved) {
    const t = Math.max(0, timeAt(at(event)));
    setHand(event.shiftKey ? 'second' : 'marker', t);
    toEvent(t);
  }
  drag = null;
  lanes.classList.remove('dragging');
  changed();
});
lanes.addEventListener('pointercancel', () => { drag = null; lanes.classList.remove('dragging'); });

function setHand(name, t = view.cursor ?? (view.from + view.to) / 2) {
  view[name] = t;
  if (name === 'second' && view.marker === null) view.marker = view.from;
  changed();
}
/** Moves the cursor to the next change of the lane under it, or of any. */
function changeBy(by) {
  const now = view.cursor ?? view.from;
  const lanes = view.row && view.row.t ? [view.row] : rows.filter(row => row.t && row.height);
  const times = lanes.flatMap(row => (by > 0 ? row.t[after(row.t, now)] : row.t[after(row.t, now - 1) - 1]) ?? []);
  if (!times.length) return;
  moveTo(by > 0 ? Math.min(...times) : Math.max(...times));
}
/** Puts the cursor somewhere, and the window with it. */
function moveTo(t) {
  view.cursor = t;
  const width = view.to - view.from;
  if (t < view.from || t > view.to) show(t - width * 0.2, t + width * 0.8);
  changed();
}
function stepBy(by) {
  const next = Math.max(0, Math.min(chosen + by, data.steps.length - 1));
  if (data.steps[next]) go(data.steps[next]);
}
const keys = {
  ArrowLeft: () => pan(-.15), ArrowRight: () => pan(.15), '+': () => zoom(.6), '=': () => zoom(.6), '-': () => zoom(1 / .6),
  0: fit, Home: fit, n: () => stepBy(1), p: () => stepBy(-1), f: () => failing && go(failing),
  Escape: () => { view.marker = view.second = null; changed(); },
  j: showPresses, a: () => setHand('marker'), b: () => setHand('second'), ',': () => changeBy(-1), '.': () => changeBy(1),
  '/': () => $('filter').focus(), ' ': play,
};
addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT)$/.test(event.target.tagName) || !keys[event.key]) return;
  if (event.key === ' ' && /^(BUTTON|SUMMARY|A)$/.test(event.target.tagName)) return;
  event.preventDefault();
  keys[event.key]();
});
$('fit').addEventListener('click', fit);
$('in').addEventListener('click', () => zoom(.6));
$('out').addEventListener('click', () => zoom(1 / .6));
$('fail').addEventListener('click', () => go(failing));
$('copy').addEventListener('click', copy);
$('first').addEventListener('click', showPresses);
$('set-a').addEventListener('click', () => setHand('marker'));
$('set-b').addEventListener('click', () => setHand('second'));
new ResizeObserver(measure).observe($('scroll'));
new ResizeObserver(drawEvents).observe($('log'));

heading();
buildRows();
buildLabels();
buildSteps();
buildSource();
buildBoards();
watchers.push(drawAxis, drawLanes, drawValues, drawHands, drawDetails, drawBoards);
measure();
begin();
$('speed').value = usualSpeed();
buildFilters();
filterEvents();
if (failing) {
  view.cursor = failing.to;
  mark(failing);
  toEvent(failing.to);
} else if (presses.length) {
  view.cursor = presses[0].from;
  toEvent(presses[0].from);
}
