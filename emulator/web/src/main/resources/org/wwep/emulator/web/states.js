// The client's states, with the current one marked.
import { svg } from "./scene.js";

const AT = {
  Off: [10, 15], Joining: [120, 15], Resolving: [230, 15], Idle: [400, 15],
  Connecting: [400, 80], Securing: [285, 80], Sending: [170, 80], AwaitingReply: [40, 80], BackingOff: [285, 145] };
const WIDTH = 100, HEIGHT = 30;
const ARROWS = [
  "M110 30 H118", "M220 30 H228", "M330 30 H398", "M450 46 V78", "M400 95 H388", "M285 95 H273", "M170 95 H143",
  "M90 79 V62 H372 V38 H398", "M90 111 V160 H283", "M385 160 H470 V113"];

export function states(root, title) {
  root.replaceChildren();
  const defs = svg("defs"), tip = svg("marker", { id: "tip", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" });
  tip.append(svg("path", { class: "tip", d: "M0 0 L8 4 L0 8 z", "stroke-width": 0 }));
  defs.append(tip);
  root.append(defs, ...ARROWS.map(d => svg("path", { d })));
  const groups = {};
  for (const [name, [x, y]] of Object.entries(AT)) {
    const group = groups[name] = root.appendChild(svg("g"));
    const width = name === "AwaitingReply" ? WIDTH + 2 : WIDTH;
    group.append(
      svg("rect", { x, y, width, height: HEIGHT, rx: 7 }),
      svg("text", { x: x + width / 2, y: y + HEIGHT / 2 }, name));
  }
  return name => {
    for (const [other, group] of Object.entries(groups)) group.classList.toggle("now", other === name);
    title.textContent = name || "";
    root.setAttribute("aria-label", "State diagram, now " + (name || "unknown"));
  };
}
