// The events: searched, filtered, and only those in sight in the page.
const LINE = 20;
const TROUBLE = /Error=|Gave Up|failed:|^fault|^power off/;
/** The numbers of the events that are found, or null for all; and of the one that is marked, or -1. */
let seen = null;
let current = -1;
const seenCount = () => (seen ? seen.length : events.t.length);
const seenAt = i => (seen ? seen[i] : i);

function buildFilters() {
  for (const source of [...events.sources].sort()) $('source-filter').append(element('option', '', source));
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
function found(words, source, bad) {
  const numbers = [];
  for (let n = 0; n < events.t.length; n++) {
    const {who, what} = eventAt(n);
    if ((!source || who === source) && (!bad || TROUBLE.test(what)) && (who + ' ' + what).toLowerCase().includes(words)) numbers.push(n);
  }
  return numbers;
}
function filterEvents() {
  const words = $('filter').value.toLowerCase(), source = $('source-filter').value, bad = $('trouble').checked;
  seen = words || source || bad ? found(words, source, bad) : null;
  $('event-count').textContent = seen ? seen.length + ' of ' + events.t.length : events.t.length;
  $('log-space').style.height = seenCount() * LINE + 'px';
  drawEvents();
}
function drawEvents() {
  const log = $('log'), first = Math.max(0, Math.floor(log.scrollTop / LINE) - 5);
  const last = Math.min(seenCount(), first + Math.ceil(log.clientHeight / LINE) + 10);
  const some = [];
  for (let i = first; i < last; i++) some.push(eventRow(seenAt(i)));
  $('log-rows').style.top = first * LINE + 'px';
  $('log-rows').replaceChildren(...some);
}
function eventRow(n) {
  const event = eventAt(n), li = element('li', n === current ? 'now' : '');
  const bad = TROUBLE.test(event.what) ? 'bad' : '';
  li.append(element('span', 'when', instant(event.at)), element('span', 'who', event.who), element('span', bad, event.what));
  li.addEventListener('click', () => choose(n));
  return li;
}
function choose(n) {
  current = n;
  moveTo(events.t[n]);
  drawEvents();
}
/** Goes to the next event that is found, and round from the last to the first. */
function eventBy(by) {
  const count = seenCount();
  if (!count) return;
  const i = seen ? seen.indexOf(current) : current;
  const next = i >= 0 ? (i + by + count) % count : by > 0 ? 0 : count - 1;
  choose(seenAt(next));
  const top = next * LINE, log = $('log');
  if (top < log.scrollTop || top + LINE > log.scrollTop + log.clientHeight) log.scrollTop = Math.max(0, top - 2 * LINE);
}
/** Scrolls to what happened then, or next. */
function toEvent(t) {
  const n = after(events.t, t - 1);
  const i = Math.min(seen ? after(seen, n - 1) : n, seenCount() - 1);
  if (i < 0) return;
  current = seenAt(i);
  $('log').scrollTop = Math.max(0, i * LINE - 2 * LINE);
  drawEvents();
}
