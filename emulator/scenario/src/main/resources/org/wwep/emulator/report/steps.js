// The steps with their arguments, and the scenario's lines beside them.
/** The lines of a step in the file, from its command on: [first, last], counted from 1. */
function linesOf(step) {
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
function buildSteps() {
  const body = document.querySelector('#steps tbody');
  for (const step of data.steps) {
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
    body.append(tr);
  }
  $('step-count').textContent = data.steps.length;
}
function buildSource() {
  $('source-box').hidden = !data.source.length;
  $('source-name').textContent = data.file;
  const failed = failing ? linesOf(failing) : [0, -1];
  data.source.forEach((line, i) => {
    const row = element('div', 'source-line' + (i + 1 >= failed[0] && i + 1 <= failed[1] ? ' bad' : ''));
    row.append(element('span', 'no', i + 1), element('span', 'text', line || ' '));
    row.addEventListener('click', () => {
      const step = data.steps.find(s => { const [from, to] = linesOf(s); return i + 1 >= from && i + 1 <= to; });
      if (step) go(step);
    });
    $('source').append(row);
  });
}
/** Scrolls the box alone: the page stays where it is. */
function within(box, child) {
  const top = child.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
  if (top < box.scrollTop || top + child.offsetHeight > box.scrollTop + box.clientHeight) box.scrollTop = top - box.clientHeight / 3;
}
/** Marks a step in the table and in the file. */
function mark(step) {
  for (const other of data.steps) other.tr.classList.toggle('now', other === step);
  within($('steps-scroll'), step.tr);
  if (!data.source.length) return;
  const [from, to] = linesOf(step);
  [...$('source').children].forEach((row, i) => row.classList.toggle('now', i + 1 >= from && i + 1 <= to));
  if ($('source').children[from - 1]) within($('source'), $('source').children[from - 1]);
}
let chosen = failing ? data.steps.indexOf(failing) : -1;
function go(step) {
  chosen = data.steps.indexOf(step);
  mark(step);
  view.cursor = step.from;
  reveal(step.from, step.to);
  toEvent(step.from);
}
