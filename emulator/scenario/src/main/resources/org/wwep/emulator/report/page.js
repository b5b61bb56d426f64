// The heading, the axis, the hands on it.
function heading() {
  const verdict = $('verdict');
  verdict.textContent = data.verdict.replace('_', ' ');
  verdict.classList.add(data.verdict.toLowerCase().replace('_', '-'));
  $('name').textContent = data.name;
  const author = data.author ? [['author', data.author]] : [];
  for (const [name, value] of [['file', data.file], ...author, ['rig', data.rig], ['seed', data.seed], ['run', data.repetition], ['took', span(data.took)]]) {
    const fact = element('div');
    fact.append(element('dt', '', name), element('dd', '', value));
    $('facts').append(fact);
  }
  $('failure').hidden = !data.failure;
  $('failure').textContent = data.failure;
  $('faults').hidden = !data.faults.length;
  $('faults').textContent = 'Faults: ' + data.faults.join('; ');
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
function measure() {
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
  changed();
});
lanes.addEventListener('pointerup', event => {
  if (drag && !drag.moved) {
    view.marker = Math.max(0, timeAt(at(event)));
    toEvent(view.marker);
  }
  drag = null;
  lanes.classList.remove('dragging');
  changed();
});
lanes.addEventListener('pointercancel', () => { drag = null; lanes.classList.remove('dragging'); });

function stepBy(by) {
  const next = Math.max(0, Math.min(chosen + by, data.steps.length - 1));
  if (data.steps[next]) go(data.steps[next]);
}
const keys = {
  ArrowLeft: () => pan(-.15), ArrowRight: () => pan(.15), '+': () => zoom(.6), '=': () => zoom(.6), '-': () => zoom(1 / .6),
  0: fit, Home: fit, n: () => stepBy(1), p: () => stepBy(-1), f: () => failing && go(failing),
  Escape: () => { view.marker = null; changed(); },
};
addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === 'INPUT' || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
$('fit').addEventListener('click', fit);
$('in').addEventListener('click', () => zoom(.6));
$('out').addEventListener('click', () => zoom(1 / .6));
$('fail').addEventListener('click', () => go(failing));
$('copy').addEventListener('click', copy);
$('filter').addEventListener('input', () => { $('log').scrollTop = 0; filterEvents(); });
$('log').addEventListener('scroll', drawEvents);
new ResizeObserver(measure).observe($('scroll'));
new ResizeObserver(drawEvents).observe($('log'));

heading();
buildRows();
buildLabels();
buildSteps();
watchers.push(drawAxis, drawLanes, drawValues);
measure();
begin();
filterEvents();
if (failing) toEvent(failing.to);
