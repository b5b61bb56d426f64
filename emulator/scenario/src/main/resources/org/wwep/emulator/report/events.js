// The events: searched, filtered, and only those in sight in the page.
const LINE = 20;
const TROUBLE = /Error=|Gave Up|failed:|^fault|^power off/;
let seen = data.events;
let current = null;

function buildFilters() {
  for (const source of [...new Set(data.sources)].sort()) $('source-filter').append(element('option', '', source));
  for (const id of ['filter', 'source-filter', 'trouble']) $(id).addEventListener('input', () => { $('log').scrollTop = 0; filterEvents(); });
  $('filter').addEventListener('keydown', event => {
    if (event.key === 'Enter') eventBy(event.shiftKey ? -1 : 1);
    if (event.key === 'Escape') { $('filter').value = ''; filterEvents(); $('filter').blur(); }
  });
  $('log').addEventListener('scroll', drawEvents);
  $('log').addEventListener('keydown', event => {
    const by = {ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8}[event.key];
    if (!by) return;
    event.preventDefault();
    eventBy(by);
  });
}
function filterEvents() {
  const words = $('filter').value.toLowerCase(), source = $('source-filter').value, bad = $('trouble').checked;
  seen = words || source || bad ? data.events.filter(e => (!source || e.who === source) && (!bad || TROUBLE.test(e.what)) && (e.who + ' ' + e.what).toLowerCase().includes(words)) : data.events;
  $('event-count').textContent = seen.length === data.events.length ? seen.length : seen.length + ' of ' + data.events.length;
  $('log-space').style.height = seen.length * LINE + 'px';
  drawEvents();
}
function drawEvents() {
  const log = $('log'), first = Math.max(0, Math.floor(log.scrollTop / LINE) - 5);
  const some = seen.slice(first, first + Math.ceil(log.clientHeight / LINE) + 10);
  $('log-rows').style.top = first * LINE + 'px';
  $('log-rows').replaceChildren(...some.map(event => {
    const li = element('li', event === current ? 'now' : '');
    const bad = TROUBLE.test(event.what) ? 'bad' : '';
    li.append(element('span', 'when', instant(event.at)), element('span', 'who', event.who), element('span', bad, event.what));
    li.addEventListener('click', () => choose(event));
    return li;
  }));
}
function choose(event) {
  current = event;
  moveTo(event.at);
  drawEvents();
}
/** Goes to the next event that is found, and round from the last to the first. */
function eventBy(by) {
  if (!seen.length) return;
  const i = seen.indexOf(current);
  const next = i >= 0 ? (i + by + seen.length) % seen.length : by > 0 ? 0 : seen.length - 1;
  choose(seen[next]);
  const top = next * LINE, log = $('log');
  if (top < log.scrollTop || top + LINE > log.scrollTop + log.clientHeight) log.scrollTop = Math.max(0, top - 2 * LINE);
}
/** Scrolls to what happened then, or next. */
function toEvent(t) {
  const i = Math.min(after(seen.map(e => e.at), t - 1), seen.length - 1);
  if (i < 0) return;
  current = seen[i];
  $('log').scrollTop = Math.max(0, i * LINE - 2 * LINE);
  drawEvents();
}
