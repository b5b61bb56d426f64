// What is under the cursor: width, period and frequency of the lane, the parts of the press and how long each may take.
function fact(parent, name, value) {
  const box = element('div');
  box.append(element('dt', '', name), element('dd', '', value));
  parent.append(box);
}
/** Width, period and frequency of what the lane shows then. */
function pulse(row, t) {
  const i = after(row.t, t), from = row.t[i - 1], to = row.t[i];
  const facts = [['lane', (row.scope ? row.scope + ' ' : '') + row.name.replace(/_pin$/, ' pin')], ['value', valueAt(row, t)]];
  if (from === undefined || to === undefined) {
    facts.push([from === undefined ? 'until' : 'since', from === undefined ? (to === undefined ? 'never changes' : instant(to) + ' s') : instant(from) + ' s']);
  } else {
    facts.push(['width', span(to - from)]);
  }
  // A period is from one change to the next of the same kind.
  const value = valueAt(row, t), next = row.v.indexOf(value, i);
  const last = i > 1 ? row.v.lastIndexOf(value, i - 2) : -1;
  const period = from === undefined ? 0 : next >= 0 ? row.t[next] - from : last >= 0 ? from - row.t[last] : 0;
  if (period > 0) facts.push(['period', span(period)], ['frequency', hertz(period)]);
  return facts;
}
let shownPress = null;

function drawDetails() {
  const t = view.cursor ?? (presses.length ? presses[0].to : view.from);
  const row = view.row;
  $('pulse').replaceChildren();
  if (row && row.t && view.cursor !== null) pulse(row, view.cursor).forEach(([name, value]) => fact($('pulse'), name, value));
  else fact($('pulse'), 'under the cursor', 'point at a lane');
  const under = presses.filter(press => press.from <= t && t <= press.to);
  const press = (row && row.spans && under.find(s => row.spans.includes(s))) || under[0] || pressBefore(t) || presses[0];
  if (press !== shownPress) drawLegs(press);
}
/** The parts of a press as bars; the line in a bar's track is as long as the firmware waits. */
function drawLegs(press) {
  shownPress = press;
  $('legs').replaceChildren();
  if (!press) return;
  $('legs').append(element('div', 'legs-name', press.device + ' ' + press.press + ', ' + span(press.to - press.from) + (press.attempts > 1 ? ', attempt ' + press.attempts : '') + (press.energy ? ', ' + press.energy : '')));
  const budgets = data.budgets[press.device] || {};
  let last = press.from;
  const parts = press.legs.map(([name, at]) => { const took = Math.max(0, at - last); last = Math.max(last, at); return {name, took, budget: budgets[name]}; }).slice(1);
  const longest = Math.max(1, ...parts.map(part => part.took));
  const list = element('div', 'legs-list');
  for (const part of parts) {
    const over = part.budget !== undefined && part.took > part.budget;
    const track = element('span', 'track'), fill = element('span', 'fill' + (over ? ' over' : ''));
    fill.style.width = Math.min(100, Math.max(1, part.took / (part.budget ?? longest) * 100)) + '%';
    track.append(fill);
    const box = element('div', 'part');
    box.append(element('span', 'part-name', part.name), track, element('span', 'part-took', span(part.took) + (part.budget === undefined ? '' : ' of ' + span(part.budget))));
    list.append(box);
  }
  $('legs').append(list);
}
