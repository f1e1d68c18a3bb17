/** Names on the canvas: broken into lines, each in its own direction, none over another. */

import { back, fontOf, spot } from './scene.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./types').DrawnNode} DrawnNode */

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const FIRST_STRONG = /[A-Za-z\u00c0-\u024f\u0370-\u052f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LINE = 17;
const WIDEST = 150;
/** Names that are tried; a closer look tries others. */
const MOST = 400;

/**
 * The direction in which a name is read: that of its first letter.
 * @param {string} text
 * @returns {'rtl' | 'ltr'}
 */
export function directionOf(text) {
  const [letter] = FIRST_STRONG.exec(text) ?? [''];
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

/** @typedef {{lines: string[], width: number, direction: 'rtl' | 'ltr'}} Wrapped */

/** @type {Map<string, Wrapped>} */
const known = new Map();

/**
 * A name in a few lines; what does not fit ends in an ellipsis.
 * @param {CanvasRenderingContext2D} context with its font set
 * @param {string} text
 * @param {number} [most] lines
 * @returns {Wrapped}
 */
export function wrap(context, text, most = 2) {
  const key = `${context.font}|${most}|${text}`;
  const held = known.get(key);
  if (held) return held;
  const width = (/** @type {string} */ line) => context.measureText(line).width;
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const joined = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && width(joined) <= WIDEST) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const shown = lines.slice(0, most);
  if (lines.length > most) shown[most - 1] += '…';
  const fitted = shown.map((line) => shorten(line, width));
  const wrapped = { lines: fitted, width: Math.max(...fitted.map(width)), direction: directionOf(text) };
  known.set(key, wrapped);
  return wrapped;
}

/**
 * @param {string} line
 * @param {(line: string) => number} width
 */
function shorten(line, width) {
  let cut = line;
  while (cut.length > 3 && width(cut) > WIDEST * 1.2) cut = `${cut.slice(0, -2)}…`;
  return cut;
}

/** Rectangles that are taken; a new one is let in only where there is room. */
class Room {
  constructor() {
    /** @type {Map<string, number[][]>} */
    this.cells = new Map();
  }

  /**
   * @param {number[]} box left, top, right, bottom
   * @param {boolean} [anyway]
   */
  take(box, anyway = false) {
    const keys = [];
    for (let x = Math.floor(box[0] / 80); x <= box[2] / 80; x++) {
      for (let y = Math.floor(box[1] / 80); y <= box[3] / 80; y++) keys.push(`${x},${y}`);
    }
    const hit = (/** @type {number[]} */ b) => b[0] < box[2] && b[2] > box[0] && b[1] < box[3] && b[3] > box[1];
    if (!anyway && keys.some((key) => this.cells.get(key)?.some(hit))) return false;
    for (const key of keys) {
      const cell = this.cells.get(key) ?? [];
      this.cells.set(key, cell);
      cell.push(box);
    }
    return true;
  }
}

/**
 * Names, the most important first; one that would lie over another waits for a closer look.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
export function names(context, scene) {
  const { palette, nodes, hover, selected, cursor } = scene;
  const room = new Room();
  const first = new Set([...hover, ...selected, cursor].filter((id) => scene.byId.has(id)));
  const rest = nodes.filter((node) => !first.has(node.id));
  const order = [...[...first].map((id) => /** @type {DrawnNode} */ (scene.byId.get(id))), ...rest];
  const seen = order
    .map((node) => ({ node, ...spot(scene, node.id) }))
    .filter(({ x, y }) => x > -80 && y > -40 && x < scene.width + 80 && y < scene.height + 40);
  for (const { node, x, y, r } of seen) {
    const sign = node.contested ? 12 : 0;
    room.take([x - r, y - r - sign, x + r + sign, y + r], true);
  }
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.lineJoin = 'round';
  for (const { node, x, y, r } of seen.slice(0, MOST)) {
    context.font = fontOf(node);
    const wrapped = wrap(context, node.label, node.centre ? 3 : 2);
    const { lines: text, direction } = wrapped;
    const places = around(scene, x, y, r, wrapped);
    const { x: left, y: up } = lean(scene, node.id, x, y);
    places.sort((a, b) => a.side.x * left + a.side.y * up + a.cost - (b.side.x * left + b.side.y * up + b.cost));
    const free = places.find(({ box }) => room.take(box)) ?? (first.has(node.id) ? places[0] : null);
    if (!free) continue;
    if (first.has(node.id)) room.take(free.box, true);
    context.direction = direction;
    context.globalAlpha = back(scene, node.id) ? 0.35 : 1;
    context.lineWidth = 4;
    context.strokeStyle = palette.ground;
    context.fillStyle = palette.ink;
    text.forEach((line, i) => {
      context.strokeText(line, free.x, free.y + 13 + i * LINE);
      context.fillText(line, free.x, free.y + 13 + i * LINE);
    });
  }
}

/**
 * Whither a node's lines lead; its name rather stands on the other side.
 * @param {Scene} scene
 * @param {string} id
 * @param {number} x
 * @param {number} y
 */
function lean(scene, id, x, y) {
  const sum = { x: 0, y: 0 };
  const others = [...(scene.near.get(id) ?? [])].slice(0, 30);
  for (const other of others) {
    const there = spot(scene, other);
    const far = Math.hypot(there.x - x, there.y - y) || 1;
    sum.x += (there.x - x) / far / others.length;
    sum.y += (there.y - y) / far / others.length;
  }
  return sum;
}

/**
 * Where a name may stand: below its node, above it, beside it.
 * @param {Scene} scene
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @param {Wrapped} wrapped
 */
function around(scene, x, y, r, { width, lines: { length } }) {
  const [half, high] = [width / 2, length * LINE];
  const places = [
    { x, y: y + r + 4, side: { x: 0, y: 1 }, cost: 0 },
    { x, y: y - r - 4 - high, side: { x: 0, y: -1 }, cost: 0.4 },
    { x: x + r + 6 + half, y: y - high / 2, side: { x: 1, y: 0 }, cost: 0.6 },
    { x: x - r - 6 - half, y: y - high / 2, side: { x: -1, y: 0 }, cost: 0.6 },
  ];
  const all = places.map((at) => {
    const box = [at.x - half - 2, at.y, at.x + half + 2, at.y + high];
    const out = box[0] < 0 || box[1] < 0 || box[2] > scene.width || box[3] > scene.height;
    return { ...at, box, out };
  });
  const inside = all.filter(({ out }) => !out);
  return inside.length ? inside : all;
}
