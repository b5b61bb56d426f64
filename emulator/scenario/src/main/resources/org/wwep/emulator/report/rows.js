// The rows of the drawing: their order, and heights that fill what room there is.
const BASE = {BIT: 28, COUNT: 32, WORD: 28, MARKS: 26, GROUP: 24};
const BAR = 22;
const rows = [];
const folded = new Set();
let bar = BAR;

/** Puts spans that overlap below each other; returns how many rows that takes. */
function stack(spans) {
  const ends = [];
  for (const s of spans) {
    let row = ends.findIndex(end => end < s.from);
    if (row < 0) row = ends.length;
    ends[row] = s.to;
    s.row = Math.min(row, 7);
  }
  return Math.max(1, Math.min(ends.length, 8));
}
function buildRows() {
  const add = row => rows.push(row);
  const steps = data.steps.map(s => ({...s, label: s.n + ' ' + s.label, end: 'step' + (s.ok ? '' : ' failed'), row: 0,
    tip: () => 'step ' + s.n + ' ' + s.label + '\n' + span(s.to - s.from) + (s.ok ? '' : '\n' + s.failure)}));
  add({kind: 'SPANS', name: 'steps', spans: steps, bars: 1});
  if (data.bands.length) {
    const faults = data.bands.map(b => ({...b, label: b.name + (b.detail ? ': ' + b.detail : ''), end: 'fault',
      tip: () => b.scope + ': ' + b.name + '\n' + b.detail + '\n' + span(b.to - b.from)}));
    add({kind: 'SPANS', name: 'faults', spans: faults, bars: stack(faults)});
  }
  for (const group of data.groups) {
    add({kind: 'GROUP', name: group.name, scope: group.name});
    for (const lane of group.lanes) {
      if (lane.spans) lane.spans.forEach(s => { s.tip = () => tip(s); s.device = group.name; });
      add({...lane, scope: group.name, bars: lane.spans ? stack(lane.spans) : 0});
    }
  }
  for (const row of rows) row.base = row.bars ? row.bars * BAR + 8 : BASE[row.kind];
}
function tip(s) {
  let last = s.from;
  const legs = s.legs.map(([leg, at]) => { const d = at - last; last = at; return leg + ' +' + span(d); });
  return s.press + '\n' + s.label + '\n' + span(s.to - s.from) + ' from edge to end' +
    (s.attempts > 1 ? ', ' + s.attempts + ' attempts' : '') + (s.energy ? '\n' + s.energy : '') + '\n' + legs.join('\n');
}
const isFolded = row => row.kind !== 'GROUP' && row.scope !== undefined && folded.has(row.scope);

/** Gives every row its height: at least its own, up to twice that if the window has room. */
function layout() {
  const seen = rows.filter(row => !isFolded(row));
  const fixed = seen.filter(row => row.kind === 'GROUP').reduce((sum, row) => sum + row.base, 0);
  const free = seen.filter(row => row.kind !== 'GROUP').reduce((sum, row) => sum + row.base, 0);
  const scale = Math.max(1, Math.min(2, ($('scroll').clientHeight - fixed - 2) / (free || 1)));
  bar = BAR * scale;
  let y = 0;
  for (const row of rows) {
    row.y = y;
    row.height = isFolded(row) ? 0 : row.kind === 'GROUP' ? row.base : row.bars ? row.bars * bar + 8 : Math.floor(row.base * scale);
    y += row.height;
    row.label.style.height = row.height + 'px';
    row.label.hidden = !row.height;
  }
}
/** The column of names and values; a group is folded by its name. */
function buildLabels() {
  for (const row of rows) {
    row.label = element('div', 'label ' + (row.kind === 'GROUP' ? 'group' : row.scope ? 'lane' : 'top'));
    const name = row.kind === 'GROUP' ? element('button', 'fold', row.name) : element('span', '', row.name.replace(/_pin$/, ' pin'));
    if (row.kind === 'GROUP') {
      name.type = 'button';
      name.setAttribute('aria-expanded', 'true');
      name.title = 'Fold or unfold';
      name.addEventListener('click', () => {
        if (!folded.delete(row.scope)) folded.add(row.scope);
        name.setAttribute('aria-expanded', String(!folded.has(row.scope)));
        layout();
        changed();
      });
    }
    row.value = element('span', 'val');
    row.label.append(name, row.value);
    $('labels').append(row.label);
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
}
