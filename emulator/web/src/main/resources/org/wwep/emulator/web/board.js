// The board's page: what happens comes as server-sent events, what is done goes by POST.
import { scene } from "./scene.js";
import { states } from "./states.js";
import { lanes } from "./lanes.js";

const $ = id => document.getElementById(id);
const BOUNCES = ["none", "clean", "typical", "worn"];
const LINES = 400;
let picture = null, device = null, looks = null, entries = [], clock = { at: 0, seen: 0, speed: 0 };
let held = new Set(), order = Promise.resolve();
const now = () => clock.at + (clock.speed ? (performance.now() - clock.seen) / 1000 * clock.speed : 0);
const show = states($("states"), $("state"));
const watch = lanes($("lanes"), now);

function tell(text, bad) {
  $("news").textContent = text;
  $("news").className = bad ? "bad" : "dim";
}

/** One after the other: a release must not overtake its press. */
function send(what) {
  order = order.then(async () => {
    try {
      const answer = await fetch("do", { method: "POST", body: JSON.stringify(what) });
      if (!answer.ok) tell((await answer.text()).trim(), true);
    } catch {
      tell("the command does not answer any more", true);
    }
  });
  return order;
}

// ---- hands

function contact(part, down) {
  const key = device.name + " " + part;
  if (down === held.has(key)) return;
  down ? held.add(key) : held.delete(key);
  const bounce = document.querySelector("#bounce");
  send({ do: down ? "down" : "up", device: device.name, part, bounce: BOUNCES[bounce ? bounce.value : 2] });
}

function pressable(element, part) {
  element.addEventListener("pointerdown", event => {
    if (event.button) return;
    event.preventDefault();
    element.setPointerCapture?.(event.pointerId);
    contact(part.id, true);
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    element.addEventListener(end, () => contact(part.id, false));
  }
  element.addEventListener("contextmenu", event => event.preventDefault());
}

function hands() {
  const box = $("hands");
  box.replaceChildren();
  device.buttons.filter(part => part.pressable).forEach((part, i) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "push";
    button.dataset.part = part.id;
    button.textContent = i ? `Press ${part.id}` : `Press ${part.id} (space)`;
    pressable(button, part);
    button.addEventListener("keydown", event => {
      if (event.key === "Enter") { event.preventDefault(); contact(part.id, true); }
    });
    button.addEventListener("keyup", event => {
      if (event.key === "Enter") contact(part.id, false);
    });
    button.addEventListener("blur", () => contact(part.id, false));
    box.append(button);
  });
  if (device.buttons.some(part => part.pressable)) {
    const label = document.createElement("label");
    label.className = "row";
    label.innerHTML = 'Bounce <input id="bounce" type="range" min="0" max="3" value="2" aria-valuetext="typical"> <output>typical</output>';
    const range = label.querySelector("input");
    range.addEventListener("input", () => {
      label.querySelector("output").textContent = BOUNCES[range.value];
      range.setAttribute("aria-valuetext", BOUNCES[range.value]);
    });
    box.append(label);
  } else {
    tell("These buttons are real: press them by hand.");
  }
  if (picture.power) {
    for (const name of [device.name, "server"]) {
      const power = document.createElement("button");
      power.type = "button";
      power.dataset.power = name;
      power.textContent = `Power of ${name}`;
      power.title = "Takes the power away, or gives it back";
      power.addEventListener("click", () => send({ do: "power", device: name, on: power.getAttribute("aria-pressed") === "true" }));
      power.setAttribute("aria-pressed", "false");
      box.append(power);
    }
  }
}

const types = element => element.closest("input, select, textarea");
addEventListener("keydown", event => {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || !device) return;
  const button = event.target.closest?.("button, a, summary");
  if (event.key === " " && !types(event.target)) {
    const part = event.target.dataset?.part || (button ? null : device.buttons.find(p => p.pressable)?.id);
    if (part) {
      event.preventDefault();
      if (!event.repeat) contact(part, true);
    }
  } else if (picture.time && !types(event.target) && !event.target.closest?.("[tabindex]")) {
    if (event.key === "ArrowRight") send({ do: "step" });
    if (event.key === "ArrowLeft") send({ do: "back" });
  }
});
const releaseAll = () => [...held].forEach(key => contact(key.slice(key.indexOf(" ") + 1), false));
addEventListener("keyup", event => { if (event.key === " ") releaseAll(); });
addEventListener("blur", releaseAll);

// ---- what happens

const mine = entry => entry.s === device.name || entry.s === "all";

function line(entry, text, kind) {
  const box = $("console"), item = document.createElement("div"), time = document.createElement("time");
  time.textContent = entry.t.toFixed(6);
  item.append(time, text);
  if (kind) item.className = kind;
  box.append(item);
  while (box.childElementCount > LINES) box.firstChild.remove();
}

const WORDS = { boot: "dim", trouble: "bad", "gave-up": "bad", acked: "good" };

function happen(entry, live) {
  if (entry.k === "step") return step(entry);
  if (entry.s === "server" && entry.k === "power") return power(entry);
  if (entry.k === "served") return served(entry, live);
  if (!mine(entry)) return;
  if (entry.line !== undefined || entry.k === "line") line(entry, entry.line ?? entry.x, WORDS[entry.k]);
  switch (entry.k) {
    case "boot":
      looks.id(entry.id);
      for (const part of device.buttons) { watch.add(part.id + " pin", "level", entry.t, 1); watch.add(part.id, "level", entry.t, 0); }
      for (const part of device.leds) watch.add(part.id, "level", entry.t, 0);
      break;
    case "edge": watch.add(entry.part + " pin", "level", entry.t, entry.v); break;
    case "button":
      watch.add(entry.part, "level", entry.t, entry.on ? 1 : 0);
      looks.button(entry.part, entry.on);
      document.querySelector(`.push[data-part="${CSS.escape(entry.part)}"]`)?.classList.toggle("down", entry.on);
      break;
    case "led":
      watch.add(entry.part, "level", entry.t, entry.on ? 1 : 0);
      looks.led(entry.part, entry.on);
      break;
    case "state": watch.add("state", "words", entry.t, entry.to); show(entry.to); break;
    case "sent": watch.add("frames", "marks", entry.t, entry.x); if (live) looks.fly(entry.x, true); break;
    case "reply": reply(entry, live); break;
    case "trouble": case "gave-up": watch.add("trouble", "marks", entry.t, "!" + entry.line.slice(0, 40)); break;
    case "gauge": watch.add(entry.name, "level", entry.t, entry.v); break;
    case "fault": fault(entry); break;
    case "power": power(entry); watch.add("power", "level", entry.t, entry.on ? 1 : 0); break;
  }
}

function reply(entry, live) {
  const bad = !entry.x.startsWith("A");
  watch.add("replies", "marks", entry.t, bad ? "!" + entry.x : entry.x);
  if (live) looks.fly(entry.x, false, bad);
  const told = /^A[0-9A-F]{4}([0-9A-F]{2})([0-9A-F]{4})$/i.exec(entry.x);
  if (told) looks.register(told[1], told[2]);
}

function served(entry, live) {
  const told = /W([0-9A-F]{4})([0-9A-F]{2})([0-9A-F]{4}).* -> A/i.exec(entry.x);
  if (told && told[1].toUpperCase() === device.id) looks.register(told[2], told[3]);
}

function power(entry) {
  const button = document.querySelector(`[data-power="${CSS.escape(entry.s)}"]`);
  button?.setAttribute("aria-pressed", String(!entry.on));
  if (entry.s === "server") line(entry, entry.on ? "server: power on" : "server: power off", "dim");
}

function fault(entry) {
  document.querySelector(`[data-fault="${CSS.escape(entry.name)}"]`)?.setAttribute("aria-pressed", String(entry.on));
  watch.add("faults", "marks", entry.t, (entry.on ? "!" : "") + entry.name + (entry.on ? " on" : " off"));
  line(entry, `fault ${entry.name} ${entry.on ? "on: " + entry.x : "off"}`, "warn");
}

function step(entry) {
  const list = $("steps");
  let item = list.querySelector(`[data-n="${entry.n}"]`);
  if (!item) {
    item = document.createElement("li");
    item.dataset.n = entry.n;
    item.textContent = `${entry.n} ${entry.x}`;
    list.append(item);
    list.hidden = false;
    while (list.childElementCount > 200) list.firstChild.remove();
  }
  item.className = entry.phase === "begun" ? "now" : entry.phase;
}

// ---- the whole

function draw() {
  looks = scene($("scene"), device, picture.server, pressable);
  $("machine").hidden = !device.states;
  $("typing").hidden = !device.types;
  hands();
  replay();
}

function replay() {
  watch.clear();
  looks.clear();
  $("console").replaceChildren();
  $("steps").replaceChildren();
  for (const button of document.querySelectorAll("[data-fault], [data-power]")) button.setAttribute("aria-pressed", "false");
  for (const part of device.buttons) { looks.button(part.id, part.down); watch.row(part.id + " pin", "level"); watch.row(part.id, "level"); }
  for (const part of device.leds) { looks.led(part.id, part.lit); watch.row(part.id, "level"); }
  show(null);
  for (const entry of entries) happen(entry, false);
}

function take(fresh) {
  for (const entry of fresh) {
    entries.push(entry);
    happen(entry, true);
    if (entry.t > now()) clock = { ...clock, at: entry.t, seen: performance.now() };
  }
  if (entries.length > 6000) entries = entries.slice(-3000);
}

function status(told) {
  if (told.state && device && !entries.some(e => e.k === "state" && mine(e))) show(told.state);
  if (told.pools) {
    $("packets").hidden = false;
    $("pools").textContent = told.pools;
  }
  if (told.clock !== undefined) {
    clock = { at: told.clock, seen: performance.now(), speed: told.speed };
    $("play").textContent = told.paused ? "Play" : "Pause";
    $("back").disabled = !told.back;
    $("verdict").hidden = !told.verdict;
    $("verdict").textContent = told.verdict || "";
    $("verdict").className = told.verdict === "PASS" ? "good" : "bad";
    if (told.failure) tell(told.failure, true);
    if (told.note) tell(told.note);
  }
}

function begin(told) {
  picture = told;
  const name = device?.name;
  device = told.devices.find(d => d.name === name) || told.devices[0];
  document.title = $("title").textContent = told.title;
  if (!device) return;
  $("where").textContent = told.where;
  $("chooser").hidden = told.devices.length < 2;
  $("device").replaceChildren(...told.devices.map(d => new Option(d.name, d.name, false, d === device)));
  $("time").hidden = !told.time && !told.faults.length && !told.scenario;
  for (const id of ["clock", "play", "back", "step", "again"]) $(id).hidden = !told.time;
  $("speed").parentElement.hidden = !told.time;
  $("faults-box").hidden = !told.faults.length;
  $("save").hidden = !told.scenario;
  $("faults").replaceChildren(...told.faults.map(f => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.fault = f.name;
    button.textContent = f.label;
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => send({ do: "fault", name: f.name, on: button.getAttribute("aria-pressed") !== "true" }));
    return button;
  }));
  clock = { at: told.now, seen: performance.now(), speed: told.time ? 0 : 1 };
  entries = [];
  draw();
}

$("device").addEventListener("change", event => {
  device = picture.devices.find(d => d.name === event.target.value);
  draw();
});
$("window").addEventListener("change", event => watch.span(Number(event.target.value)));
$("play").addEventListener("click", () => send({ do: $("play").textContent === "Pause" ? "pause" : "play" }));
for (const id of ["step", "back", "again"]) $(id).addEventListener("click", () => send({ do: id }));
const speedOf = value => value >= 8 ? "max" : Number(10 ** (value / 4)).toPrecision(2) * 1;
$("speed").addEventListener("input", () => {
  const speed = speedOf(Number($("speed").value));
  const words = speed === "max" ? "as fast as it goes" : speed + " ×";
  $("factor").textContent = words;
  $("speed").setAttribute("aria-valuetext", words);
  send({ do: "speed", value: speed });
});
$("typing").addEventListener("submit", event => {
  event.preventDefault();
  send({ do: "type", device: device.name, text: $("typed").value });
  $("typed").value = "";
});
setInterval(() => { if (picture?.time && !document.hidden) $("clock").textContent = now().toFixed(6) + " s"; }, 100);

const events = new EventSource("events");
events.onopen = () => { $("link").textContent = "live"; $("link").classList.add("up"); };
events.onerror = () => { $("link").textContent = "not connected"; $("link").classList.remove("up"); };

// What comes is shown at once, and what follows soon after it together, since measuring lays the page out; a page that is hidden draws none.
const PACE = 80;
let waiting = [], shown = 0;
function arrive() {
  shown = performance.now();
  const box = $("console"), list = $("steps"), bottom = box.scrollHeight - box.scrollTop - box.clientHeight < 40;
  const come = waiting;
  waiting = [];
  come.forEach(follow);
  if (bottom) box.scrollTop = box.scrollHeight;
  if (!list.hidden) list.scrollTop = list.scrollHeight;
}

function follow(told) {
  if (told.picture) begin(told.picture);
  if (told.reset && device) { entries = told.reset; replay(); const last = entries.at(-1); if (last && last.t > now()) clock = { ...clock, at: last.t, seen: performance.now() }; }
  if (told.entries && device) take(told.entries);
  if (told.status) status(told.status);
}

events.onmessage = message => {
  waiting.push(JSON.parse(message.data));
  if (document.hidden) arrive();
  else if (waiting.length === 1) setTimeout(() => requestAnimationFrame(arrive), shown + PACE - performance.now());
};
document.addEventListener("visibilitychange", () => { if (waiting.length) arrive(); });
