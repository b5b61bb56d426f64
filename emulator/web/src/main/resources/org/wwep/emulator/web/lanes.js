// Lanes over the last moments: drawn when something in them changes, and while they move.
const ROW = 27, LEFT = 92, MOST = 4000, REST = 125;
const TINT = ["--blue", "--good", "--warn", "--glow"];

export function lanes(canvas, now) {
  const rows = new Map();
  let span = 5, dirty = true, latest = 0;
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name);
  let paint = {};
  function colours() {
    const probe = document.createElement("span");
    document.body.append(probe);
    paint = {};
    for (const name of ["--ink", "--dim", "--line", "--card", "--bad", ...TINT]) {
      probe.style.color = css(name);
      paint[name] = getComputedStyle(probe).color;
    }
    probe.remove();
    dirty = true;
  }

  function row(name, kind) {
    if (!rows.has(name)) {
      rows.set(name, { kind, points: [] });
      const height = Math.max(4, rows.size) * ROW + 22;
      canvas.style.height = height + "px";
    }
    return rows.get(name);
  }

  function add(name, kind, at, value) {
    const points = row(name, kind).points;
    points.push({ at, value });
    if (points.length > MOST) points.splice(0, MOST / 4);
    latest = Math.max(latest, at);
    dirty = true;
  }

  function draw() {
    const width = canvas.clientWidth, height = canvas.clientHeight, scale = devicePixelRatio;
    if (!width) return;
    if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
    }
    const c = canvas.getContext("2d"), end = now(), begin = end - span;
    const x = at => LEFT + (at - begin) / span * (width - LEFT - 8);
    c.setTransform(scale, 0, 0, scale, 0, 0);
    c.clearRect(0, 0, width, height);
    c.font = "12px system-ui, sans-serif";
    c.textBaseline = "middle";
    let y = 4, tint = 0;
    for (const [name, lane] of rows) {
      c.fillStyle = paint["--dim"];
      c.fillText(name, 2, y + ROW / 2, LEFT - 6);
      c.strokeStyle = paint["--line"];
      c.lineWidth = 1;
      c.beginPath(); c.moveTo(LEFT, y + ROW - .5); c.lineTo(width, y + ROW - .5); c.stroke();
      const colour = paint[TINT[tint++ % TINT.length]];
      lane.kind === "level" ? level(c, lane.points, x, y, begin, end, colour, width)
        : lane.kind === "words" ? words(c, lane.points, x, y, begin, end, colour)
        : marks(c, lane.points, x, y, begin, colour);
      y += ROW;
    }
    c.fillStyle = paint["--dim"];
    c.fillText(begin > 0 ? begin.toFixed(span < 1 ? 4 : 2) + " s" : "", LEFT, y + 10);
    c.textAlign = "right";
    c.fillText(end.toFixed(span < 1 ? 4 : 2) + " s", width - 4, y + 10);
    c.textAlign = "left";
  }

  function level(c, points, x, y, begin, end, colour) {
    const most = Math.max(1, ...points.map(p => p.value));
    const at = value => y + ROW - 5 - value / most * (ROW - 10);
    c.strokeStyle = colour;
    c.lineWidth = 2;
    c.beginPath();
    let value = points.findLast(p => p.at < begin)?.value;
    if (value !== undefined) c.moveTo(LEFT, at(value));
    for (const p of points) {
      if (p.at < begin || p.at > end) continue;
      value === undefined ? c.moveTo(x(p.at), at(p.value)) : c.lineTo(x(p.at), at(value));
      c.lineTo(x(p.at), at(p.value));
      value = p.value;
    }
    if (value === undefined) return;
    c.lineTo(x(end), at(value));
    c.stroke();
  }

  function words(c, points, x, y, begin, end, colour) {
    for (let i = 0; i < points.length; i++) {
      const until = i + 1 < points.length ? points[i + 1].at : end;
      if (until < begin) continue;
      const from = Math.max(LEFT, x(points[i].at)), to = x(until);
      c.strokeStyle = colour;
      c.lineWidth = 1.5;
      c.strokeRect(from, y + 4, Math.max(1, to - from), ROW - 9);
      c.fillStyle = paint["--ink"];
      const text = points[i].value;
      if (c.measureText(text).width < to - from - 6) c.fillText(text, from + 4, y + ROW / 2);
    }
  }

  function marks(c, points, x, y, begin, colour) {
    let free = LEFT;
    for (const p of points) {
      if (p.at < begin) continue;
      const bad = p.value.startsWith("!"), text = bad ? p.value.slice(1) : p.value, at = x(p.at);
      c.fillStyle = bad ? paint["--bad"] : colour;
      c.fillRect(at, y + 4, 3, ROW - 9);
      const width = c.measureText(text).width;
      if (at + 6 > free) {
        c.fillStyle = bad ? paint["--bad"] : paint["--ink"];
        c.fillText(text, at + 6, y + ROW / 2);
        free = at + 10 + width;
      }
    }
  }

  /** Draws soon: what has changed at once, what only moves some ten times a second, and standing lanes never. */
  function look() {
    setTimeout(look, REST);
    const moves = latest > now() - span && now() !== shown;
    if (document.hidden || !(dirty || moves)) return;
    dirty = false;
    shown = now();
    draw();
  }
  let shown = -1;
  colours();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { colours(); draw(); });
  new ResizeObserver(draw).observe(canvas);
  look();

  return {
    add, row,
    clear() { rows.clear(); latest = 0; dirty = true; },
    span(value) { span = value; dirty = true; },
    last(name, before) { return rows.get(name)?.points.findLast(p => p.at <= before)?.value; } };
}
