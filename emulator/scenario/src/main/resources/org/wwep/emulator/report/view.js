// The part of the run that is seen, the cursor, the marker; whoever draws listens.
const view = {from: data.begin, to: data.end, cursor: null, marker: null, second: null, row: null, width: 800};
const watchers = [];
let due = false;

function changed() {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    for (const watcher of watchers) watcher();
  });
}
const total = () => data.end - data.begin;
const slack = () => total() * 0.02;

function show(from, to) {
  const least = 100, most = total() + 2 * slack();
  let width = Math.min(Math.max(to - from, least), most);
  const middle = (from + to) / 2;
  let begin = middle - width / 2;
  begin = Math.max(data.begin - slack(), Math.min(begin, data.end + slack() - width));
  view.from = begin;
  view.to = begin + width;
  changed();
}
const fit = () => show(data.begin - slack(), data.end + slack());
function zoom(factor, t = (view.from + view.to) / 2) {
  const width = Math.min(Math.max((view.to - view.from) * factor, 100), total() + 2 * slack());
  const share = (t - view.from) / (view.to - view.from);
  show(t - share * width, t - share * width + width);
}
function pan(share) {
  const by = (view.to - view.from) * share;
  show(view.from + by, view.to + by);
}
/** Shows a step or an instant with something around it. */
function reveal(from, to) {
  const width = Math.max((to - from) * 2, Math.min(total() / 10, 1e9));
  show((from + to) / 2 - width / 2, (from + to) / 2 + width / 2);
}
const x = t => (t - view.from) / (view.to - view.from) * view.width;
const timeAt = px => view.from + px / view.width * (view.to - view.from);

const presses = data.groups.flatMap(group => group.lanes.flatMap(lane => lane.spans || [])).sort((a, b) => a.from - b.from);
/** The last press that had begun by then. */
const pressBefore = t => lastBegun(presses, t);
/** The presses of the run, the first dozen of many. */
function showPresses() {
  const some = presses.slice(0, 12);
  if (!some.length) return fit();
  const from = some[0].from, to = Math.max(...some.map(press => press.to));
  const margin = Math.max((to - from) * 0.08, 1e5);
  show(from - margin, to + margin);
}
/** What led to the failing step, else the presses: nobody opens a run to see it boot. */
function begin() {
  if (!failing) return showPresses();
  const press = pressBefore(failing.to);
  const least = Math.max(failing.to - failing.from, 5e6);
  const from = Math.min(failing.from, press ? press.from : failing.from);
  const width = Math.max(Math.min(failing.to - from, Math.max(least * 4, 5e9)), least);
  show(failing.to - width * 1.12, failing.to + width * 0.12);
}
