// The column of names and values, the steps, the events.
function buildLabels() {
  for (const row of rows) {
    const label = element('div', 'label ' + (row.kind === 'GROUP' ? 'group' : row.scope ? 'lane' : 'top'));
    label.style.height = row.height + 'px';
    label.append(element('span', '', row.name.replace(/_pin$/, ' pin')));
    row.value = element('span', 'val');
    label.append(row.value);
    $('labels').append(label);
  }
}
function drawValues() {
  for (const row of rows) {
    let text = '';
    if (view.cursor !== null && row.t) text = valueAt(row, view.cursor);
    if (view.cursor !== null && row.spans) {
      const under = row.spans.filter(s => s.from <= view.cursor && view.cursor <= s.to);
      text = under.map(s => (row.name === 'steps' ? s.n : s.label)).join(', ');
    }
    row.value.textContent = text;
    row.value.title = text;
  }
  $('cursor').textContent = view.cursor === null ? '\u2013' : instant(view.cursor) + ' s';
  $('delta-box').hidden = view.marker === null;
  if (view.marker !== null) $('delta').textContent = span((view.cursor ?? view.marker) - view.marker);
}

function buildSteps() {
  const body = document.querySelector('#steps tbody');
  for (const step of data.steps) {
    const tr = element('tr', step.ok ? '' : 'failed');
    const what = element('td');
    what.append(element('span', '', step.label));
    if (step.label !== step.keyword) what.append(' ', element('span', 'kind', step.keyword));
    if (!step.ok) what.append(element('div', 'why', step.failure));
    tr.append(element('td', '', step.n), what, element('td', 'num', step.line),
      element('td', 'num', instant(step.from, 3)), element('td', 'num', span(step.to - step.from)));
    tr.addEventListener('click', () => go(step));
    step.tr = tr;
    body.append(tr);
  }
  $('step-count').textContent = data.steps.length;
  if (failing) failing.tr.scrollIntoView({block: 'center'});
}
function go(step) {
  chosen = data.steps.indexOf(step);
  for (const other of data.steps) other.tr.classList.toggle('now', other === step);
  step.tr.scrollIntoView({block: 'nearest'});
  view.cursor = step.from;
  reveal(step.from, step.to);
  toEvent(step.from);
}
let chosen = failing ? data.steps.indexOf(failing) : -1;

const LINE = 20;
let seen = data.events;
let current = null;
function filterEvents() {
  const words = $('filter').value.toLowerCase();
  seen = words ? data.events.filter(e => (e.who + ' ' + e.what).toLowerCase().includes(words)) : data.events;
  $('event-count').textContent = seen.length === data.events.length ? seen.length : seen.length + ' of ' + data.events.length;
  $('log-space').style.height = seen.length * LINE + 'px';
  drawEvents();
}
/** Only the rows in sight exist. */
function drawEvents() {
  const log = $('log'), first = Math.max(0, Math.floor(log.scrollTop / LINE) - 5);
  const some = seen.slice(first, first + Math.ceil(log.clientHeight / LINE) + 10);
  $('log-rows').style.top = first * LINE + 'px';
  $('log-rows').replaceChildren(...some.map(event => {
    const li = element('li', event === current ? 'now' : '');
    const bad = /Error=|Gave Up|failed:|^fault|^power off/.test(event.what) ? 'bad' : '';
    li.append(element('span', 'when', instant(event.at)), element('span', 'who', event.who), element('span', bad, event.what));
    li.addEventListener('click', () => {
      current = event;
      view.cursor = event.at;
      if (event.at < view.from || event.at > view.to) reveal(event.at, event.at);
      changed();
      drawEvents();
    });
    return li;
  }));
}
/** Scrolls to what happened then, or next. */
function toEvent(t) {
  const i = Math.min(after(seen.map(e => e.at), t - 1), seen.length - 1);
  if (i < 0) return;
  current = seen[i];
  $('log').scrollTop = Math.max(0, i * LINE - 2 * LINE);
  drawEvents();
}
