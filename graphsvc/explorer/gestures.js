/** Hand and keyboard on the canvas. */

import { spot } from './scene.js';

/** @typedef {import('./renderer.js').Renderer} Renderer */

const STILL = 5;
const TWICE = 350;

/** @param {Renderer} renderer */
export function gestures(renderer) {
  pointers(renderer);
  keys(renderer);
  const { canvas } = renderer;
  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const speed = event.ctrlKey ? 0.01 : event.deltaMode === 1 ? 0.05 : 0.0016;
      renderer.zoom(Math.exp(-event.deltaY * speed), event.offsetX, event.offsetY);
    },
    { passive: false },
  );
}

/**
 * Drag a node or the picture, pinch, hover, click, click twice.
 * @param {Renderer} renderer
 */
function pointers(renderer) {
  const { canvas, scene } = renderer;
  /** @type {Map<number, {x: number, y: number}>} */
  const down = new Map();
  /** @type {{id: string, x: number, y: number, moved: boolean}} */
  let held = { id: '', x: 0, y: 0, moved: false };
  let last = { what: '', time: 0 };
  const point = (/** @type {PointerEvent} */ event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const slack = (/** @type {PointerEvent} */ event) => (event.pointerType === 'touch' ? 12 : 4);

  canvas.addEventListener('pointerdown', (event) => {
    const at = point(event);
    canvas.setPointerCapture(event.pointerId);
    down.set(event.pointerId, at);
    const what = renderer.at(at.x, at.y, slack(event));
    held = { id: down.size === 1 && what.length === 1 ? what[0] : '', ...at, moved: down.size > 1 };
  });

  canvas.addEventListener('pointermove', (event) => {
    const at = point(event);
    const before = down.get(event.pointerId);
    if (!before) return hover(renderer, at);
    if (Math.hypot(at.x - held.x, at.y - held.y) > STILL) held.moved = true;
    down.set(event.pointerId, at);
    if (down.size === 2) return pinch(renderer, [...down].find(([id]) => id !== event.pointerId)?.[1] ?? at, before, at);
    if (!held.moved) return;
    const node = scene.byId.get(held.id);
    if (!node) return renderer.pan(at.x - before.x, at.y - before.y);
    node.x += (at.x - before.x) / scene.view.k;
    node.y += (at.y - before.y) / scene.view.k;
    renderer.touched = true;
    renderer.redraw();
  });

  const up = (/** @type {PointerEvent} */ event) => {
    down.delete(event.pointerId);
    if (held.moved || event.type === 'pointercancel' || down.size) return;
    const what = renderer.at(held.x, held.y, slack(event));
    const now = performance.now();
    const twice = what.length === 1 && what[0] === last.what && now - last.time < TWICE;
    last = { what: what.length === 1 ? what[0] : '', time: now };
    if (twice) renderer.listener.grow(what[0]);
    else renderer.listener.select(what);
  };
  canvas.addEventListener('pointerup', up);
  canvas.addEventListener('pointercancel', up);
  canvas.addEventListener('pointerleave', () => hover(renderer, { x: -1e4, y: -1e4 }));
}

/**
 * @param {Renderer} renderer
 * @param {{x: number, y: number}} at
 */
function hover(renderer, at) {
  const what = renderer.at(at.x, at.y);
  if (what.join('\n') === renderer.scene.hover.join('\n')) return;
  renderer.scene.hover = what;
  renderer.canvas.classList.toggle('over', what.length > 0);
  renderer.redraw(true);
}

/**
 * @param {Renderer} renderer
 * @param {{x: number, y: number}} other
 * @param {{x: number, y: number}} before
 * @param {{x: number, y: number}} at
 */
function pinch(renderer, other, before, at) {
  const apart = (/** @type {{x: number, y: number}} */ p) => Math.hypot(p.x - other.x, p.y - other.y) || 1;
  renderer.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
  renderer.zoom(apart(at) / apart(before), (at.x + other.x) / 2, (at.y + other.y) / 2);
}

/**
 * Arrows go from node to node, Enter selects, G grows, + and − zoom, 0 shows all.
 * @param {Renderer} renderer
 */
function keys(renderer) {
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const { canvas, scene, listener } = renderer;
  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = ways[/** @type {keyof typeof ways} */ (event.key)];
    if (way) step(renderer, way[0], way[1]);
    else if (event.key === 'Enter' && scene.cursor) listener.select([scene.cursor]);
    else if (event.key.toLowerCase() === 'g' && scene.cursor) listener.grow(scene.cursor);
    else if (event.key === '+' || event.key === '=') renderer.zoom(1.25);
    else if (event.key === '-') renderer.zoom(0.8);
    else if (event.key === '0') renderer.fit();
    else return;
    event.preventDefault();
  });
  canvas.addEventListener('focus', () => {
    if (canvas.matches(':focus-visible') && !scene.cursor) step(renderer, 0, 0);
  });
  canvas.addEventListener('blur', () => {
    scene.cursor = '';
    renderer.redraw();
  });
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
