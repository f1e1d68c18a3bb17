/** Names on the canvas: broken into lines, each in its own direction, none over another. */

import { back, fontOf, spot } from './scene.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./drawn').DrawnNode} DrawnNode */
/** @typedef {{lines: string[], width: number}} Wrapped */
/** @typedef {Wrapped & {node: DrawnNode, x: number, y: number}} Label */

const LINE = 17;
const WIDEST = 150;
const CLEARANCE = 6;
/** Names that are tried; a closer look tries others. */
const MOST_NAMES = 250;
/** So many of the most connected bear their names, come what may. */
const HUBS = 12;

/**
 * The direction in which a name is read: that of its first letter.
 * @param {string} text
 * @returns {'rtl' | 'ltr'}
 */
export function directionOf(text) {
  return /^\P{L}*[\u0590-\u08ff\ufb1d-\ufefc]/u.test(text) ? 'rtl' : 'ltr';
}

/** @type {Map<string, Wrapped>} */
const known = new Map();

/**
 * A name in a few lines; what does not fit ends in an ellipsis.
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnNode} node
 * @returns {Wrapped}
 */
export function wrap(context, node) {
  const most = node.lines;
  const key = `${node.centre}${most}${node.label}`;
  const held = known.get(key);
  if (held) return held;
  context.font = fontOf(node);
  const width = (/** @type {string} */ line) => context.measureText(line).width;
  /** @type {string[]} */
  const lines = [];
  /** A hyphen with a space before it stays with the word that it joins. */
  for (const word of node.label.split(/\s+(?![-–])/)) {
    const joined = `${lines.at(-1)} ${word}`;
    if (lines.length && width(joined) <= WIDEST) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  if (lines.splice(most).length) lines[most - 1] += '…';
  const fitted = lines.map((line) => {
    while (line.length > 3 && width(line) > WIDEST * 1.2) line = `${line.slice(0, -2)}…`;
    return line;
  });
  const wrapped = { lines: fitted, width: Math.max(...fitted.map(width)) };
  known.set(key, wrapped);
  return wrapped;
}

/** Rectangles that are taken: for good, or by dots that a name may cover. */
export class Room {
  /** @type {Map<string, {box: number[], soft: boolean}[]>} */
  cells = new Map();

  /**
   * The rectangles around a place.
   * @param {number[]} box left, top, right, bottom
   */
  *around([left, top, right, bottom]) {
    for (let x = Math.floor(left / 80); x <= right / 80; x++) {
      for (let y = Math.floor(top / 80); y <= bottom / 80; y++) {
        const key = `${x},${y}`;
        const cell = this.cells.get(key) ?? [];
        this.cells.set(key, cell);
        yield cell;
      }
    }
  }

  /** @param {number[]} box @param {boolean} [soft] */
  take(box, soft = false) {
    for (const cell of this.around(box)) cell.push({ box, soft });
  }

  /** What it costs to stand here: a little for dots, no price will do for more. @param {number[]} box */
  price(box) {
    let sum = 0;
    for (const cell of this.around(box)) {
      for (const { box: b, soft } of cell) {
        if (b[0] < box[2] && b[2] > box[0] && b[1] < box[3] && b[3] > box[1]) sum += soft ? 1 : 1e6;
      }
    }
    return sum;
  }
}

/**
 * Where names stand, those of the most connected first; one that would lie over another waits for a
 * closer look. Most keep clear of every dot as well, the first of them only of the large ones.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @returns {{labels: Label[], room: Room}}
 */
export function names(context, scene) {
  const { nodes, hover, selected, cursor, width, height } = scene;
  const room = new Room();
  for (const box of scene.covered) room.take(box);
  const asked = new Set([...hover, ...selected, cursor]);
  const hubs = new Set(nodes.slice(0, Math.min(HUBS, nodes.length / 4)).filter(({ centre, weight }) => centre || weight > 2));
  const seen = nodes
    .map((node) => ({ node, ...spot(scene, node), first: asked.has(node.id) }))
    .filter(({ x, y }) => x > -8 && y > -8 && x < width + 8 && y < height + 8)
    .sort((a, b) => Number(b.first) - Number(a.first));
  for (const { node, x, y, r } of seen) {
    const sign = node.contested ? 12 : 0;
    room.take([x - r, y - r - sign, x + r + sign, y + r], !hubs.has(node));
  }
  /** @type {Label[]} */
  const labels = [];
  for (const { node, x, y, r, first } of seen.slice(0, MOST_NAMES)) {
    const wrapped = wrap(context, node);
    const size = { half: wrapped.width / 2, high: wrapped.lines.length * LINE };
    const hub = first || hubs.has(node);
    const lines = lean(scene, node, x, y);
    let best = { x, y, box: [0, 0, 0, 0], cost: Infinity };
    for (const gap of hub ? [4, 14, 24] : [4]) {
      for (const [sx, sy, usual] of SIDES) {
        const at = { x: x + sx * (r + gap + 2 + size.half), y: y + (sy * (r + gap + size.high / 2)) };
        if (sx && sy) at.x -= sx * (r + 2);
        /** Beside the edge a name is moved in, as far as it still stands at its dot. */
        if (!sx) at.x = Math.min(Math.max(at.x, size.half + CLEARANCE), Math.max(x, width - size.half - CLEARANCE));
        const box = [at.x - size.half - 2, at.y - size.high / 2, at.x + size.half + 2, at.y + size.high / 2];
        const out = box[0] < CLEARANCE - 2 || box[1] < 0 || box[2] > width - CLEARANCE + 2 || box[3] > height;
        const cost = usual + sx * lines.x + sy * lines.y + gap / 20 + (out ? 1e5 : 0) + room.price(box) * (hub ? gap : 10);
        if (cost < best.cost) best = { ...at, box, cost };
      }
    }
    if (best.cost > (first ? 1e9 : hub ? 1e5 : 5)) continue;
    room.take(best.box);
    labels.push({ node, ...wrapped, x: best.x, y: best.y - size.high / 2 });
  }
  return { labels, room };
}

/** Where a name may stand: below its node, above it, beside it, at a corner; and how gladly. */
const SIDES = [[0, 1, 0], [0, -1, 0.4], [1, 0, 0.6], [-1, 0, 0.6], [1, 1, 0.9], [-1, 1, 0.9], [1, -1, 1], [-1, -1, 1]];

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Label[]} labels
 * @param {'strokeText' | 'fillText'} how lines end at the halo; dots stand on it, below the letters
 */
export function write(context, scene, labels, how) {
  Object.assign(context, { textAlign: 'center', textBaseline: 'alphabetic', lineJoin: 'round', lineWidth: 6 });
  context.strokeStyle = scene.palette.ground;
  context.fillStyle = scene.palette.ink;
  for (const { node, lines, x, y } of labels) {
    context.font = fontOf(node);
    context.direction = directionOf(node.label);
    context.globalAlpha = back(scene, node.id) ? 0.35 : 1;
    lines.forEach((line, i) => context[how](line, x, y + 13 + i * LINE));
  }
}

/**
 * Whither a node's lines lead; its name rather stands on the other side.
 * @param {Scene} scene
 * @param {DrawnNode} node
 * @param {number} x
 * @param {number} y
 */
function lean(scene, node, x, y) {
  const sum = { x: 0, y: 0 };
  const others = [...(scene.near.get(node.id) ?? [])].slice(0, 30);
  for (const other of others) {
    const there = spot(scene, /** @type {DrawnNode} */ (scene.byId.get(other)));
    const far = (Math.hypot(there.x - x, there.y - y) || 1) * others.length;
    sum.x += (there.x - x) / far;
    sum.y += (there.y - y) / far;
  }
  return sum;
}
