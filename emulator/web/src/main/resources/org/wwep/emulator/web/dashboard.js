// The server's page: four times a second what has happened since.
const $ = id => document.getElementById(id);
const LED = "05", POINTS = 240, FRAMES = 60, ROWS = 200, MANY = 60;
const devices = new Map();       // id -> { registers: Map, count, item }
const rates = [], times = [], reasons = new Map();
const fresh = new Set(), changed = new Set();
let before = null, gridDirty = true, lately = new Set();

function device(id) {
  let one = devices.get(id);
  if (!one) {
    const item = document.createElement("li");
    const count = document.createElement("span");
    count.className = "count";
    item.append(id, count);
    item.dataset.id = id;
    one = { registers: new Map(), count: 0, item, told: count };
    devices.set(id, one);
    const after = [...$("lamps").children].find(other => other.dataset.id > id);
    $("lamps").insertBefore(item, after ?? null);
    $("nobody").hidden = true;
    $("lamps").classList.toggle("many", devices.size > MANY);
    const option = new Option(id, id), next = [...$("whose").options].slice(1).find(o => o.value > id);
    $("whose").insertBefore(option, next ?? null);
    sift(item);
  }
  return one;
}

/** Writes only what is not there already. */
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function sift(item) {
  item.hidden = !item.dataset.id.includes($("find").value.trim().toUpperCase());
}

function write(line, now) {
  const [id, register, value] = line.split(" "), one = device(id);
  if (one.registers.get(register) !== value) changed.add(id + register);
  one.registers.set(register, value);
  if (now) {
    one.count++;
    fresh.add(id + register);
    lately.add(one.item);
  }
  if (register === LED) {
    const lit = parseInt(value, 16) !== 0;
    one.item.classList.toggle("lit", lit);
    say(one.told, lit ? "on" : "off");
  } else if (!one.registers.has(LED)) {
    say(one.told, `${one.registers.size} reg`);
  }
  gridDirty = true;
}

const cells = new Map();         // id + register -> its cell
let laid = "", marked = [], listedRows = "";

/** Lays the grid out anew when there are other devices or registers, and else changes what has changed. */
function grid() {
  if (!gridDirty) return;
  gridDirty = false;
  const chosen = $("whose").value;
  const rows = [...devices].filter(([id]) => !chosen || id === chosen).sort(([a], [b]) => a < b ? -1 : 1).slice(0, ROWS);
  const columns = [...new Set(rows.flatMap(([, one]) => [...one.registers.keys()]))].sort().slice(0, 64);
  const layout = rows.map(([id]) => id) + "/" + columns;
  if (layout !== laid) lay(rows, columns);
  laid = layout;
  for (const td of marked) td.className = "";
  marked = [...fresh].map(key => cells.get(key)).filter(td => td);
  for (const td of marked) td.className = "fresh";
  for (const key of changed) {
    const td = cells.get(key);
    if (td) td.textContent = devices.get(key.slice(0, 4)).registers.get(key.slice(4));
  }
  fresh.clear();
  changed.clear();
}

function lay(rows, columns) {
  cells.clear();
  const head = document.createElement("tr");
  head.append(cell("th", "device"), ...columns.map(name => cell("th", name)));
  for (const th of head.children) th.scope = "col";
  $("grid").tHead.replaceChildren(head);
  $("grid").tBodies[0].replaceChildren(...rows.map(([id, one]) => {
    const row = document.createElement("tr"), name = cell("th", id);
    name.scope = "row";
    row.append(name, ...columns.map(register => {
      const td = cell("td", one.registers.get(register) ?? "");
      cells.set(id + register, td);
      return td;
    }));
    return row;
  }));
}

function cell(kind, text) {
  const element = document.createElement(kind);
  element.textContent = text;
  return element;
}

function frames(told, count) {
  const list = $("frames"), top = list.scrollTop < 10;
  for (const one of told) {
    const item = document.createElement("li"), time = document.createElement("span");
    time.className = "dim";
    time.textContent = new Date(one.at).toTimeString().slice(0, 8) + "." + one.at.slice(20, 23).padEnd(3, "0");
    item.append(time, `${one.frame || "(nothing)"} → ${one.reply}`);
    item.title = `${one.server} #${one.n} from ${one.peer}, ${one.port}`.trim();
    if (one.reply.startsWith("X")) item.className = "no";
    list.prepend(item);
  }
  while (list.childElementCount > FRAMES) list.lastChild.remove();
  if (top) list.scrollTop = 0;
  $("missed").textContent = count > told.length ? `(${count - told.length} more in this moment)` : "";
}

function line(svg, values, unit) {
  const most = Math.max(...values, unit);
  const points = values.map((v, i) => `${(i + POINTS - values.length) / (POINTS - 1) * 300},${48 - v / most * 44}`);
  let shape = svg.firstElementChild;
  if (!shape) {
    shape = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
    svg.append(shape);
  }
  shape.setAttribute("points", points.join(" "));
}

function push(values, value) {
  values.push(value);
  if (values.length > POINTS) values.shift();
}

const words = name => name.replaceAll("_", " ");

function refused(told) {
  const rows = [];
  for (const [reason, count] of reasons) rows.push([reason || "X", count]);
  rows.sort((a, b) => b[1] - a[1]);
  const sum = (told.results.refused ?? 0) + (told.results.malformed ?? 0) + (told.results.unavailable ?? 0);
  const listed = rows.reduce((all, [, count]) => all + count, 0);
  if (sum > listed) rows.push(["before this page was opened", sum - listed]);
  for (const [name, count] of Object.entries(told.limits)) rows.push(["limit: " + words(name), count]);
  for (const [name, count] of Object.entries(told.handshakes)) rows.push(["TLS: " + words(name), count]);
  if (!rows.length) rows.push(["nothing so far", ""]);
  const all = JSON.stringify(rows);
  if (all === listedRows) return;
  listedRows = all;
  $("refused").tBodies[0].replaceChildren(...rows.map(([name, count]) => {
    const row = document.createElement("tr");
    row.append(cell("td", name), cell("td", count));
    return row;
  }));
}

function span(told) {
  const last = lately;
  lately = new Set();
  told.registers.forEach(one => write(one, true));
  for (const item of last) if (!lately.has(item)) item.classList.remove("fresh");
  for (const item of lately) if (!last.has(item)) item.classList.add("fresh");
  if (told.frames.length) frames(told.frames, told.count);
  for (const [reason, count] of Object.entries(told.reasons)) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  const total = Object.values(told.results).reduce((sum, count) => sum + count, 0);
  if (before) {
    const count = total - before.total, elapsed = (told.at - before.at) / 1000;
    const rate = count / elapsed, time = count ? (told.seconds - before.seconds) / count * 1000 : 0;
    push(rates, rate);
    push(times, time);
    const recent = rates.slice(-4);
    $("rate").textContent = Math.round(recent.reduce((a, b) => a + b, 0) / recent.length);
    if (count) $("latency").textContent = time.toFixed(3) + " ms";
    line($("rate-line"), rates, 1);
    line($("latency-line"), times, .01);
  }
  before = { total, at: told.at, seconds: told.seconds };
  $("total").textContent = total.toLocaleString("en");
  $("connections").textContent = told.connections;
  $("devices-count").textContent = devices.size;
  refused(told);
  if (!document.hidden) grid();
}

$("find").addEventListener("input", () => { for (const item of $("lamps").children) sift(item); });
$("whose").addEventListener("change", () => { gridDirty = true; grid(); });

const events = new EventSource("live");
events.onopen = () => { $("link").textContent = "live"; $("link").classList.add("up"); before = null; };
events.onerror = () => { $("link").textContent = "not connected"; $("link").classList.remove("up"); };
events.onmessage = message => {
  const told = JSON.parse(message.data);
  if (told.all) told.all.forEach(one => write(one, false));
  else span(told);
};
