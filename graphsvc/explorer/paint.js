/** One picture of the graph: lines, marks on them, nodes, names. It only reads the scene. */

import { directionOf, names, write } from './labels.js';
import { FONT, back, keyOf, lit, spot } from './scene.js';
import { UNEQUAL } from './words.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./drawn').DrawnNode} DrawnNode */
/** @typedef {import('./drawn').DrawnEdge} DrawnEdge */
/** @typedef {CanvasRenderingContext2D} Context */

const CHUNK = 400;
const MANY = 300;
const BUSY = 70;
/** How a line is drawn: asserted, not asserted; on a day: certain, possible, undated. */
const DASHES = [[], [5, 5], [], [14, 4], [1.5, 4]];
const SURE = 2;
/** @param {DrawnEdge} edge */
const styleOf = ({ asserted, holds }) => (!asserted ? 1 : holds ? SURE + ['certain', 'possible', 'undated'].indexOf(holds) : 0);
/** Where a mark may stand on its line. */
const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];

/**
 * @param {Context} context
 * @param {Scene} scene
 * @param {number} ratio device pixels of a pixel
 * @param {number} [veil] how far what was there before is covered
 */
export function paint(context, scene, ratio, veil = 1) {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalAlpha = veil;
  context.fillStyle = scene.palette.ground;
  context.fillRect(0, 0, scene.width, scene.height);
  lines(context, scene, ratio);
  const { labels, room } = names(context, scene);
  if (scene.edges.length <= MANY) scene.edges.forEach((edge) => marks(context, scene, edge, room));
  write(context, scene, labels, 'strokeText');
  for (let i = scene.nodes.length - 1; i >= 0; i--) dot(context, scene, scene.nodes[i]);
  write(context, scene, labels, 'fillText');
  context.globalAlpha = 1;
}

/** What is pointed at, over a picture that was painted before. @type {typeof paint} */
export function point(context, scene, ratio) {
  const nodes = scene.nodes.filter(({ id }) => !back(scene, id));
  paint(context, { ...scene, nodes, edges: scene.edges.filter((edge) => lit(scene, edge)) }, ratio, 0.7);
}

/**
 * Lines in chunks of one stroke: one stroke of all would be slow, one each as well.
 * @param {Context} context
 * @param {Scene} scene
 * @param {number} ratio
 */
function lines(context, scene, ratio) {
  const { palette, edges, hover, view: { k, x, y }, width, height } = scene;
  const many = edges.length > 2000;
  const faint = Math.max(0.25, Math.min(1, 220 / (edges.length + 1))) * (hover.length ? 0.5 : 1);
  /** @type {DrawnEdge[][]} */
  const kinds = Array.from({ length: 2 * DASHES.length }, () => []);
  for (const edge of edges) kinds[(lit(scene, edge) ? DASHES.length : 0) + styleOf(edge)].push(edge);
  kinds.forEach((chosen, kind) => {
    const style = kind % DASHES.length;
    const plain = style === kind;
    context.globalAlpha = plain ? faint : hover.length || scene.path.size ? 1 : 0.6;
    context.strokeStyle = !plain ? palette.accent : style === SURE ? palette.muted : palette.line;
    /** Under one device pixel, and without dashes, thousands of lines are still quickly drawn. */
    context.lineWidth = many ? 0.6 / ratio : plain ? 1.25 : 1.6;
    context.setLineDash(many ? [] : DASHES[style]);
    for (let from = 0; from < chosen.length; from += CHUNK) {
      context.beginPath();
      for (const { ends: [a, b] } of chosen.slice(from, from + CHUNK)) {
        const [ax, ay, bx, by] = [a.x * k + x, a.y * k + y, b.x * k + x, b.y * k + y];
        if ((ax < 0 && bx < 0) || (ay < 0 && by < 0) || (ax > width && bx > width) || (ay > height && by > height)) continue;
        context.moveTo(ax, ay);
        context.lineTo(bx, by);
      }
      context.stroke();
    }
  });
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/**
 * What stands on a line: its direction, the number of claims, a sign where they are contested,
 * the relationship where the line is pointed at.
 * @param {Context} context
 * @param {Scene} scene
 * @param {DrawnEdge} edge
 * @param {import('./labels.js').Room} room
 */
function marks(context, scene, edge, room) {
  const { palette, hover } = scene;
  const [a, b] = edge.ends.map((node) => spot(scene, node));
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const on = lit(scene, edge);
  if (length < 44 || (!on && hover.length)) return;
  if (edge.arrow) {
    const [from, to] = edge.arrow > 0 ? [a, b] : [b, a];
    const angle = Math.atan2(to.y - from.y, to.x - from.x);
    const at = (/** @type {number} */ turn, /** @type {number} */ far, tip = to) =>
      /** @type {const} */ ([tip.x + Math.cos(angle + turn) * far, tip.y + Math.sin(angle + turn) * far]);
    const [x, y] = at(Math.PI, to.r + 3);
    context.fillStyle = on ? palette.accent : palette.line;
    context.beginPath();
    context.moveTo(x, y);
    for (const turn of [2.75, -2.75]) context.lineTo(...at(turn, 7, { ...to, x, y }));
    context.fill();
  }
  const named = on && (hover.length === 2 || scene.path.has(keyOf(edge)));
  const counted = on || (length > 80 && scene.edges.length <= BUSY);
  const text = [named && edge.label, counted && edge.count].filter(Boolean).join(' | ');
  if (!text && !edge.contested) return;
  context.font = `${named ? 12 : 11}px ${FONT}`;
  const wide = text && context.measureText(text).width + 8;
  const half = Math.max(Number(wide), 16) / 2;
  const boxes = ALONG.map((part) => {
    const [x, y] = [a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part];
    return [x - half, y - (text && edge.contested ? 24 : 8), x + half, y + 8];
  });
  const free = boxes.find((box) => room.price(box) === 0) ?? (named || edge.contested ? boxes[0] : null);
  if (!free) return;
  room.take(free);
  const [x, y] = [(free[0] + free[2]) / 2, free[3] - 8];
  if (edge.contested) unequal(context, scene, x, y - (text ? 15 : 0));
  if (!text) return;
  context.fillStyle = palette.ground;
  context.beginPath();
  context.roundRect(x - half, y - 8, 2 * half, 16, 8);
  context.fill();
  context.fillStyle = on ? palette.accent : palette.muted;
  context.direction = directionOf(text);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x, y + 0.5);
}

/**
 * The sign of what is contested.
 * @param {Context} context
 * @param {Scene} scene
 * @param {number} x
 * @param {number} y
 */
function unequal(context, { palette }, x, y) {
  circle(context, x, y, 8, palette.ground);
  context.strokeStyle = palette.contested;
  context.lineWidth = 2.2;
  context.save();
  context.translate(x - 8, y - 8);
  context.scale(0.8, 0.8);
  context.stroke(new Path2D(UNEQUAL));
  context.restore();
}

/**
 * @param {Context} context
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @param {string} fill a colour, or nothing
 * @param {string} [line]
 * @param {number} [width]
 */
function circle(context, x, y, size, fill, line, width = 2.5) {
  context.beginPath();
  context.arc(x, y, size, 0, Math.PI * 2);
  context.fillStyle = fill;
  if (fill) context.fill();
  if (!line) return;
  context.lineWidth = width;
  context.strokeStyle = line;
  context.stroke();
}

/**
 * @param {Context} context
 * @param {Scene} scene
 * @param {DrawnNode} node
 */
function dot(context, scene, node) {
  const { palette, selected, cursor, width, height } = scene;
  const { x, y, r } = spot(scene, node);
  if (x < -r || y < -r || x > width + r || y > height + r) return;
  context.globalAlpha = 1;
  if (scene.nodes.length < CHUNK) circle(context, x, y, r + 1.5, palette.ground);
  context.globalAlpha = back(scene, node.id) ? 0.3 : 1;
  if (node.hollow) circle(context, x, y, r - 1.5, palette.ground, node.colour, 3);
  else circle(context, x, y, r, node.colour);
  if (selected.includes(node.id)) circle(context, x, y, r + 5, '', palette.accent);
  if (cursor === node.id) {
    context.setLineDash([3, 3]);
    circle(context, x, y, r + 9, '', palette.ink);
    context.setLineDash([]);
  }
  if (node.contested) unequal(context, scene, x + r + 4, y - r - 4);
}
