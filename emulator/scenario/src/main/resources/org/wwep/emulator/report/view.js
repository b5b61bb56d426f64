// The part of the run that is seen, the cursor, the marker; whoever draws listens.
const view = {from: data.begin, to: data.end, cursor: null, marker: null, width: 800};
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

/** The whole run; of a run with many steps what led to the failing one. */
function begin() {
  if (failing && data.steps.length > 30) {
    const width = Math.max((failing.to - failing.from) * 4, total() / 8);
    show(failing.to - width * 0.75, failing.to + width * 0.25);
  } else {
    fit();
  }
}
