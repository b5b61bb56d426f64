// The board as it is wired, and the server: drawn from the list of its parts.
const NS = "http://www.w3.org/2000/svg";

export function svg(name, attributes = {}, text) {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

const PAD = { x: 40, y: 64, step: 12.4 };
const padAt = n => ({ x: PAD.x + (n % 2 ? 0 : 14), y: PAD.y + (Math.ceil(n / 2) - 1) * PAD.step });
const FLY = 420;

/** Draws a device; returns what changes its looks. */
export function scene(root, device, server, press) {
  root.replaceChildren();
  const g = (parent, attributes) => parent.appendChild(svg("g", attributes));
  root.append(
    svg("rect", { class: "pcb", x: 14, y: 14, width: 170, height: 312, rx: 10 }),
    svg("text", { class: "pcb-text", x: 84, y: 76 }, device.name));
  const label = root.appendChild(svg("text", { class: "pcb-text", x: 28, y: 36 }));
  label.textContent = device.mac;
  const id = root.appendChild(svg("text", { class: "pcb-text", x: 28, y: 52 }, "ID " + device.id));
  const used = new Set([9, ...device.buttons, ...device.leds].map(p => typeof p === "number" ? p : p.header));
  for (let n = 1; n <= 40; n++) {
    const at = padAt(n);
    root.append(svg("circle", { class: used.has(n) ? "pad used" : "pad", cx: at.x, cy: at.y, r: 4.2 }));
  }
  const rows = [...device.buttons.map(p => ["button", p]), ...device.leds.map(p => ["led", p])];
  const gap = Math.min(120, 250 / rows.length);
  const looks = { buttons: {}, leds: {} };
  rows.forEach(([kind, part], i) => {
    const y = 62 + gap * (i + .35), pad = padAt(part.header), x = 300, lane = 208 + i * 12;
    root.append(
      svg("path", { class: "wire " + (kind === "button" ? "b" : "l"), d: `M${pad.x} ${pad.y} H${lane} V${y} H${kind === "button" ? x : x + 14}` }),
      svg("path", { class: "wire g", d: `M${x + (kind === "button" ? 60 : 46)} ${y} H384 V318 H186` }));
    const group = g(root, {});
    if (kind === "button") {
      group.append(
        svg("rect", { class: "body", x: x - 2, y: y - 22, width: 64, height: 44, rx: 6 }),
        svg("circle", { class: part.pressable ? "knob" : "knob real", cx: x + 30, cy: y, r: 15 }));
      if (part.pressable) press(group, part);
      looks.buttons[part.id] = group;
    } else {
      group.append(
        svg("rect", { class: "resistor", x: x - 46, y: y - 7, width: 34, height: 14, rx: 5 }),
        svg("circle", { class: "halo", cx: x + 30, cy: y, r: 34 }),
        svg("circle", { class: "lens", cx: x + 30, cy: y, r: 16 }));
      looks.leds[part.id] = group;
    }
    group.append(
      svg("text", { class: "sign", x: x + 96, y: y - 4 }, part.id),
      svg("text", { class: "small", x: x + 96, y: y + 12 }, `${part.pin}, pin ${part.header}`));
  });
  root.append(
    svg("text", { class: "small", x: 196, y: 334 }, "ground"),
    svg("path", { class: "cable", d: "M186 24 H600" }),
    svg("rect", { class: "server", x: 600, y: 10, width: 168, height: 316, rx: 10 }),
    svg("text", { class: "sign", x: 614, y: 34 }, "register server"),
    svg("text", { class: "small", x: 614, y: 52 }, server));
  const grid = g(root, {}), sky = root.parentElement.querySelector(".sky");
  const registers = new Map();

  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let flights = 8, flown = 0;

  // Above the drawing, and moved without drawing it again.
  function fly(text, up, bad) {
    // Four there and back at once, and one more in two seconds: what moves has the whole screen put together sixty times a second.
    const at = performance.now();
    flights = Math.min(8, flights + (at - flown) / 1000);
    flown = at;
    if (flights < 1 || document.hidden || calm.matches) return;
    flights--;
    const flight = document.createElement("span");
    flight.className = bad ? "flight bad" : "flight";
    flight.textContent = text;
    sky.append(flight);
    const place = x => `translate(${x / 780 * root.clientWidth}px) translate(-50%, -50%)`;
    flight.animate([{ transform: place(up ? 240 : 540) }, { transform: place(up ? 540 : 240) }], { duration: FLY, easing: "ease-in-out", fill: "both" })
      .onfinish = () => flight.remove();
  }

  function register(number, value) {
    const fresh = registers.get(number) !== value;
    registers.delete(number);
    registers.set(number, value);
    if (registers.size > 8) registers.delete(registers.keys().next().value);
    grid.replaceChildren();
    [...registers].sort().forEach(([name, held], i) => {
      const cell = g(grid, { class: name === number ? "reg fresh" : "reg", transform: `translate(614,${66 + i * 32})` });
      cell.append(
        svg("rect", { width: 140, height: 26, rx: 5 }),
        svg("text", { class: "sign", x: 10, y: 18 }, `${name} = ${held}`));
    });
    return fresh;
  }

  return {
    clear() { registers.clear(); grid.replaceChildren(); sky.replaceChildren(); },
    id(text) { id.textContent = "ID " + text; },
    button(part, down) { looks.buttons[part]?.classList.toggle("down", down); },
    led(part, lit) { looks.leds[part]?.classList.toggle("lit", lit); },
    fly, register };
}
