// The board as the lanes have it at the cursor, and the replay that moves the cursor.
const SPEEDS = [0.001, 0.01, 0.1, 0.25, 1, 4, 10, 100, 1000];
const boards = [];
let playing = 0;

function buildBoards() {
  for (const group of data.groups) {
    const bits = group.lanes.filter(lane => lane.kind === 'BIT');
    const buttons = bits.filter(lane => bits.some(other => other.name === lane.name + '_pin'));
    const leds = bits.filter(lane => !buttons.includes(lane) && !/_pin$|^power$/.test(lane.name));
    if (buttons.length + leds.length) boards.push(buildBoard(group, buttons, leds));
  }
  $('board').hidden = !boards.length;
  for (const speed of SPEEDS) {
    const option = element('option', '', speed + '\u00d7');
    option.value = speed;
    $('speed').append(option);
  }
  $('play').addEventListener('click', play);
}
function buildBoard(group, buttons, leds) {
  const box = element('div', 'board'), wide = 34 * (buttons.length + leds.length) + 12;
  const svg = draw(box, 'svg', {width: wide, height: 58, viewBox: `0 0 ${wide} 58`, role: 'img', 'aria-label': group.name});
  draw(svg, 'rect', {class: 'pcb', x: .5, y: .5, width: wide - 1, height: 57, rx: 5});
  let at = 23;
  const parts = [...buttons.map(lane => ({lane, led: false})), ...leds.map(lane => ({lane, led: true}))];
  for (const part of parts) {
    if (part.led) part.glow = draw(svg, 'circle', {class: 'glow', cx: at, cy: 22, r: 14});
    else draw(svg, 'rect', {class: 'case', x: at - 12, y: 10, width: 24, height: 24, rx: 3});
    part.shape = draw(svg, 'circle', {class: part.led ? 'lamp' : 'knob', cx: at, cy: 22, r: part.led ? 8 : 7});
    draw(svg, 'text', {class: 'part-id', x: at, y: 51, 'text-anchor': 'middle'}, part.lane.name.slice(0, 6));
    at += 34;
  }
  const words = element('div', 'board-words'), state = element('b'), frame = element('code');
  words.append(element('span', '', group.name), state, frame);
  box.append(words);
  $('boards').append(box);
  return {parts, state, frame, states: group.lanes.filter(lane => lane.kind === 'WORD'), spans: group.lanes.flatMap(lane => lane.spans || []).sort((a, b) => a.from - b.from)};
}
function drawBoards() {
  const t = view.cursor ?? view.from;
  $('clock').textContent = instant(Math.max(0, t), 6) + ' s';
  for (const board of boards) {
    for (const part of board.parts) {
      const on = valueAt(part.lane, t) === '1';
      part.shape.classList.toggle('on', on);
      if (part.glow) part.glow.classList.toggle('on', on);
    }
    board.state.textContent = board.states.map(lane => valueAt(lane, t)).join(' ');
    const press = lastBegun(board.spans, t);
    board.frame.textContent = press ? press.label : '';
  }
}
/** The speed at which what is seen takes some five seconds. */
function usualSpeed() {
  const wanted = (view.to - view.from) / 5e9;
  return SPEEDS.filter(speed => speed <= wanted).at(-1) || SPEEDS[0];
}
let chosenSpeed = false;
$('speed').addEventListener('change', () => { chosenSpeed = true; });

function play() {
  if (playing) return stopPlay();
  if (!chosenSpeed) $('speed').value = usualSpeed();
  if (view.cursor === null || view.cursor < view.from || view.cursor >= Math.min(view.to, data.end)) view.cursor = Math.max(0, view.from);
  $('play').textContent = 'Pause';
  let last = performance.now();
  const frame = now => {
    const next = view.cursor + (now - last) * 1e6 * Number($('speed').value);
    last = now;
    moveTo(Math.min(next, data.end));
    if (view.cursor >= data.end) stopPlay();
    else playing = requestAnimationFrame(frame);
  };
  playing = requestAnimationFrame(frame);
}
function stopPlay() {
  cancelAnimationFrame(playing);
  playing = 0;
  $('play').textContent = 'Play';
}
