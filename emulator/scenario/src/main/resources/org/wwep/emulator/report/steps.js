// The steps with their arguments, and the scenario's lines beside them.
const stepLines = new Map();
/** The lines of a step in the file, from its command on: [first, last], counted from 1. */
function linesOf(step) {
  if (!stepLines.has(step.line)) stepLines.set(step.line, findLines(step));
  return stepLines.get(step.line);
}
function findLines(step) {
  const dash = line => /^(\s*)- /.exec(line);
  let first = step.line;
  while (first > 1 && !dash(data.source[first - 1] || '')) first--;
  const indent = (dash(data.source[first - 1] || '') || ['', ''])[1].length;
  let last = step.line;
  while (last < data.source.length && (!data.source[last].trim() || /^\s*/.exec(data.source[last])[0].length > indent)) last++;
  while (last > step.line && !data.source[last - 1].trim()) last--;
  return [first, last];
}
/** What the step was given, in the author's words. */
function argumentsOf(step) {
  if (!data.source.length) return '';
  const text = data.source.slice(step.line - 1, linesOf(step)[1]).map(line => line.trim()).join(' ');
  const found = new RegExp('(?:^|[-\\s])' + step.keyword + ':\\s*(.*)').exec(text);
  return found ? found[1].replace(/\s+#.*$/, '') : '';
}
const MOST_ROWS = 100;
const MOST_LINES = 400;
let shownFrom = 0;
/** Rows of some steps: a run may have a hundred thousand, and nobody scrolls through those. */
function showSteps(from) {
  shownFrom = Math.max(0, Math.min(from, data.steps.length - MOST_ROWS));
  const some = data.steps.slice(shownFrom, shownFrom + MOST_ROWS), left = data.steps.length - shownFrom - some.length;
  const rows = some.map(stepRow);
  if (shownFrom) rows.unshift(moreRow(shownFrom + ' steps before', shownFrom - MOST_ROWS));
  if (left) rows.push(moreRow(left + ' steps behind', shownFrom + MOST_ROWS));
  document.querySelector('#steps tbody').replaceChildren(...rows);
}
function moreRow(text, from) {
  const tr = element('tr'), td = element('td'), more = element('button', 'step-name', text);
  more.type = 'button';
  td.colSpan = 5;
  td.append(more);
  tr.append(td);
  tr.addEventListener('click', () => { showSteps(from); $('steps-scroll').scrollTop = 0; });
  return tr;
}
function stepRow(step) {
  const tr = element('tr', step.ok ? '' : 'failed'), what = element('td'), name = element('button', 'step-name', step.label);
  name.type = 'button';
  what.append(name);
  if (step.label !== step.keyword) what.append(' ', element('span', 'kind', step.keyword));
  const given = argumentsOf(step);
  if (given) what.append(element('div', 'given', given));
  if (!step.ok) what.append(element('div', 'why', step.failure.split('; ')[0]));
  tr.append(element('td', 'n', step.n), what, element('td', 'num line', step.line), element('td', 'num at', instant(step.from, 3)), element('td', 'num took', span(step.to - step.from)));
  tr.addEventListener('click', () => go(step));
  step.tr = tr;
  return tr;
}
function buildSteps() {
  $('step-count').textContent = data.steps.length;
  showSteps(failing ? data.steps.indexOf(failing) - MOST_ROWS / 2 : 0);
}
let sourceFrom = 0;
let marked = [0, -1];
function buildSource() {
  $('source-box').hidden = !data.source.length;
  $('source-name').textContent = data.file;
  showSource(0);
}
/** Lines of the file: some of many, like the steps. */
function showSource(from) {
  sourceFrom = Math.max(0, Math.min(from, data.source.length - MOST_LINES));
  const end = Math.min(data.source.length, sourceFrom + MOST_LINES), lines = [];
  for (let i = sourceFrom; i < end; i++) lines.push(sourceLine(i + 1));
  if (sourceFrom) lines.unshift(moreLines(sourceFrom + ' lines before', sourceFrom - MOST_LINES));
  if (end < data.source.length) lines.push(moreLines(data.source.length - end + ' lines behind', end));
  $('source').replaceChildren(...lines);
  markLines();
}
function moreLines(text, from) {
  const more = element('button', 'step-name', text);
  more.type = 'button';
  more.addEventListener('click', () => { showSource(from); $('source').scrollTop = 0; });
  return more;
}
function sourceLine(number) {
  const row = element('div', 'source-line');
  row.dataset.line = number;
  row.append(element('span', 'no', number), element('span', 'text', data.source[number - 1] || ' '));
  row.addEventListener('click', () => {
    const step = data.steps.find(s => { const [from, to] = linesOf(s); return number >= from && number <= to; });
    if (step) go(step);
  });
  return row;
}
function markLines() {
  const bad = failing ? linesOf(failing) : [0, -1];
  for (const row of document.querySelectorAll('#source .source-line')) {
    const number = +row.dataset.line;
    row.classList.toggle('bad', number >= bad[0] && number <= bad[1]);
    row.classList.toggle('now', number >= marked[0] && number <= marked[1]);
  }
}
/** Scrolls the box alone: the page stays where it is. */
function within(box, child) {
  const top = child.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
  if (top < box.scrollTop || top + child.offsetHeight > box.scrollTop + box.clientHeight) box.scrollTop = top - box.clientHeight / 3;
}
/** Marks a step in the table and in the file. */
function mark(step) {
  const i = data.steps.indexOf(step);
  if (i < shownFrom || i >= shownFrom + MOST_ROWS) showSteps(i - MOST_ROWS / 2);
  for (const now of document.querySelectorAll('#steps tr.now')) now.classList.remove('now');
  step.tr.classList.add('now');
  within($('steps-scroll'), step.tr);
  if (!data.source.length) return;
  marked = linesOf(step);
  if (marked[0] <= sourceFrom || marked[0] > sourceFrom + MOST_LINES) showSource(marked[0] - MOST_LINES / 2);
  else markLines();
  const first = document.querySelector('#source .now');
  if (first) within($('source'), first);
}
let chosen = failing ? data.steps.indexOf(failing) : -1;
function go(step) {
  chosen = data.steps.indexOf(step);
  mark(step);
  view.cursor = step.from;
  reveal(step.from, step.to);
  toEvent(step.from);
}
