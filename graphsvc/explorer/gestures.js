/** Hand and keyboard on the canvas. */

import { spot } from './scene.js';

/** @typedef {import('./renderer.js').Renderer} Renderer */
/** @typedef {{x: number, y: number}} Point */

const STILL = 5;
const TWICE = 350;

/** @param {Renderer} renderer */
export function gestures(renderer) {
  const { canvas } = renderer;
  pointers(renderer);
  keys(renderer);
  const wheel = (/** @type {WheelEvent} */ event) => {
    event.preventDefault();
    const speed = event.ctrlKey ? 0.01 : event.deltaMode ? 0.05 : 0.0016;
    renderer.zoom(Math.exp(-event.deltaY * speed), event.offsetX, event.offsetY);
  };
  canvas.addEventListener('wheel', wheel, { passive: false });
}

/** @param {Point} a @param {Point} b */
const apart = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

/**
 * Drag a node or the picture, pinch, hover, click, click twice.
 * @param {Renderer} renderer
 */
function pointers(renderer) {
  const { canvas, scene, listener } = renderer;
  /** @type {Map<number, Point>} */
  const down = new Map();
  let held = { what: [''], x: 0, y: 0, moved: false };
  let last = { what: '', time: 0 };
  const hover = (/** @type {string[]} */ what) => {
    if (what.join() === scene.hover.join()) return;
    scene.hover = what;
    canvas.classList.toggle('over', what.length > 0);
    renderer.redraw(true);
  };

  canvas.onpointerdown = ({ pointerId, pointerType, offsetX: x, offsetY: y }) => {
    canvas.setPointerCapture(pointerId);
    down.set(pointerId, { x, y });
    held = { what: renderer.at(x, y, pointerType === 'touch' ? 12 : 4), x, y, moved: down.size > 1 };
  };

  canvas.onpointermove = ({ pointerId, offsetX: x, offsetY: y }) => {
    const before = down.get(pointerId);
    if (!before) return hover(renderer.at(x, y));
    held.moved ||= apart(held, { x, y }) > STILL;
    down.set(pointerId, { x, y });
    if (!held.moved) return;
    const [dx, dy] = [x - before.x, y - before.y];
    const [, other] = [...down].find(([id]) => id !== pointerId) ?? [];
    const node = held.what.length === 1 && scene.byId.get(held.what[0]);
    if (other) {
      held.what = [];
      renderer.pan(dx / 2, dy / 2);
      renderer.zoom(apart({ x, y }, other) / (apart(before, other) || 1), (x + other.x) / 2, (y + other.y) / 2);
    } else if (node) {
      node.x += dx / scene.view.k;
      node.y += dy / scene.view.k;
      renderer.touched = true;
      renderer.redraw();
    } else renderer.pan(dx, dy);
  };

  canvas.onpointerup = canvas.onpointercancel = ({ type, pointerId, timeStamp: time }) => {
    down.delete(pointerId);
    if (held.moved || type === 'pointercancel' || down.size) return;
    const { what } = held;
    const twice = what.length === 1 && what[0] === last.what && time - last.time < TWICE;
    last = { what: what.join(), time };
    if (twice) listener.grow(what[0]);
    else listener.select(what);
  };
  canvas.onpointerleave = () => hover([]);
}

/**
 * Arrows go from node to node, Enter selects, G grows, + and − zoom, 0 shows all.
 * @param {Renderer} renderer
 */
function keys(renderer) {
  const { canvas, scene, listener } = renderer;
  const move = (/** @type {number} */ dx, /** @type {number} */ dy) => () => step(renderer, dx, dy);
  /** @type {Record<string, () => void>} */
  const doing = {
    ArrowLeft: move(-1, 0),
    ArrowRight: move(1, 0),
    ArrowUp: move(0, -1),
    ArrowDown: move(0, 1),
    Enter: () => scene.cursor && listener.select([scene.cursor]),
    g: () => scene.cursor && listener.grow(scene.cursor),
    '+': () => renderer.zoom(1.25),
    '=': () => renderer.zoom(1.25),
    '-': () => renderer.zoom(0.8),
    0: () => renderer.fit(),
  };
  canvas.onkeydown = (event) => {
    const what = doing[event.key] ?? doing[event.key.toLowerCase()];
    if (!what || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    what();
  };
  canvas.onfocus = () => {
    if (canvas.matches(':focus-visible') && !scene.cursor) step(renderer, 0, 0);
  };
  canvas.onblur = () => {
    scene.cursor = '';
    renderer.redraw();
  };
}

/**
 * The keyboard goes to the nearest node in a direction.
 * @param {Renderer} renderer
 * @param {number} dx
 * @param {number} dy
 */
function step(renderer, dx, dy) {
  const { scene } = renderer;
  const from = scene.byId.get(scene.cursor || scene.selected[0]) ?? scene.nodes[0];
  if (!from) return;
  let [node, least] = [from, Infinity];
  for (const there of dx || dy ? scene.nodes : []) {
    const ahead = (there.x - from.x) * dx + (there.y - from.y) * dy;
    const aside = Math.abs((there.x - from.x) * dy) + Math.abs((there.y - from.y) * dx);
    if (ahead > 1 && ahead + 2 * aside < least) [node, least] = [there, ahead + 2 * aside];
  }
  scene.cursor = node.id;
  const { x, y } = spot(scene, node);
  const out = x < 30 || y < 30 || x > scene.width - 30 || y > scene.height - 50;
  if (out) renderer.pan(scene.width / 2 - x, scene.height / 2 - y);
  renderer.listener.announce(node.label);
  renderer.redraw();
}
