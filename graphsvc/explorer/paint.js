/** One picture of the graph: lines, marks on them, nodes, names. It only reads the scene. */

import { UNEQUAL } from './dom.js';
import { directionOf, names } from './labels.js';
import { FONT, back, keyOf, spot } from './scene.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./scene.js').Palette} Palette */
/** @typedef {import('./types').DrawnNode} DrawnNode */
/** @typedef {import('./types').DrawnEdge} DrawnEdge */

const CHUNK = 400;
const MANY = 300;
const BUSY = 70;
const DASH = [5, 5];

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {number} ratio device pixels of a pixel
 */
export function paint(context, scene, ratio) {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = scene.palette.ground;
  context.fillRect(0, 0, scene.width, scene.height);
  lines(context, scene);
  if (scene.edges.length <= MANY) scene.edges.forEach((edge) => marks(context, scene, edge));
  for (let i = scene.nodes.length - 1; i >= 0; i--) dot(context, scene, scene.nodes[i]);
  names(context, scene);
  context.globalAlpha = 1;
}

/**
 * @param {Scene} scene
 * @param {DrawnEdge} edge
 */
function lit(scene, edge) {
  if (scene.path.has(keyOf(edge))) return true;
  const chosen = scene.hover.length ? scene.hover : scene.selected;
  if (chosen.length === 2) return chosen.includes(edge.a) && chosen.includes(edge.b);
  return chosen.includes(edge.a) || chosen.includes(edge.b);
}

/**
 * Lines in chunks of one stroke: one stroke of all would be slow, one each as well.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
function lines(context, scene) {
  const { palette, edges, hover } = scene;
  const many = edges.length > 2000;
  const faint = Math.max(0.25, Math.min(1, 220 / (edges.length + 1)));
  const styles = [
    { test: (/** @type {DrawnEdge} */ e) => !lit(scene, e), colour: palette.line, width: 1.25, alpha: hover.length ? faint * 0.5 : faint },
    { test: (/** @type {DrawnEdge} */ e) => lit(scene, e), colour: palette.accent, width: 1.6, alpha: hover.length || scene.path.size ? 1 : 0.6 },
  ];
  for (const { test, colour, width, alpha } of styles) {
    context.globalAlpha = alpha;
    // Under one device pixel, and without dashes, thousands of lines are still quickly drawn.
    context.lineWidth = many ? 0.6 : width;
    for (const asserted of [true, false]) {
      const chosen = edges.filter((edge) => edge.asserted === asserted && test(edge));
      context.setLineDash(asserted || many ? [] : DASH);
      context.strokeStyle = colour;
      for (let from = 0; from < chosen.length; from += CHUNK) {
        context.beginPath();
        for (const edge of chosen.slice(from, from + CHUNK)) {
          const [a, b] = [spot(scene, edge.a), spot(scene, edge.b)];
          context.moveTo(a.x, a.y);
          context.lineTo(b.x, b.y);
        }
        context.stroke();
      }
    }
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/**
 * What stands on a line: its direction, the number of claims, a sign where they are contested,
 * the relationship where the line is pointed at.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {DrawnEdge} edge
 */
function marks(context, scene, edge) {
  const { palette, hover } = scene;
  const [a, b] = [spot(scene, edge.a), spot(scene, edge.b)];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const on = lit(scene, edge);
  if (length < 44 || (!on && hover.length)) return;
  if (edge.arrow) {
    const [from, to] = edge.arrow > 0 ? [a, b] : [b, a];
    const angle = Math.atan2(to.y - from.y, to.x - from.x);
    const tip = { x: to.x - Math.cos(angle) * (to.r + 3), y: to.y - Math.sin(angle) * (to.r + 3) };
    context.fillStyle = on ? palette.accent : palette.line;
    context.beginPath();
    context.moveTo(tip.x, tip.y);
    for (const turn of [2.75, -2.75]) context.lineTo(tip.x + Math.cos(angle + turn) * 7, tip.y + Math.sin(angle + turn) * 7);
    context.fill();
  }
  const named = hover.length === 2 ? on : on && scene.path.has(keyOf(edge));
  const { count } = edge;
  const label = named ? [edge.label, count].filter(Boolean).join(' · ') : count;
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  if (edge.contested) unequal(context, middle.x, middle.y - (label ? 15 : 0), palette);
  if (!label || (!on && (length < 80 || scene.edges.length > BUSY))) return;
  context.font = `${named ? 12 : 11}px ${FONT}`;
  context.direction = named ? directionOf(label) : 'ltr';
  plate(context, label, middle.x, middle.y, palette.ground, on ? palette.accent : palette.muted);
}

/**
 * The sign of what is contested.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {Palette} palette
 */
function unequal(context, x, y, palette) {
  context.fillStyle = palette.ground;
  context.beginPath();
  context.arc(x, y, 8, 0, Math.PI * 2);
  context.fill();
  context.strokeStyle = palette.contested;
  context.lineWidth = 2.2;
  context.save();
  context.translate(x - 8, y - 8);
  context.scale(0.8, 0.8);
  context.stroke(new Path2D(UNEQUAL));
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {string} ground
 * @param {string} ink
 */
function plate(context, text, x, y, ground, ink) {
  const wide = context.measureText(text).width + 8;
  context.fillStyle = ground;
  context.beginPath();
  context.roundRect(x - wide / 2, y - 8, wide, 16, 8);
  context.fill();
  context.fillStyle = ink;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x, y + 0.5);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {DrawnNode} node
 */
function dot(context, scene, node) {
  const { x, y, r } = spot(scene, node.id);
  if (x < -r || y < -r || x > scene.width + r || y > scene.height + r) return;
  const { palette } = scene;
  const circle = (/** @type {number} */ size) => {
    context.beginPath();
    context.arc(x, y, size, 0, Math.PI * 2);
  };
  context.globalAlpha = 1;
  circle(r + 1.5);
  context.fillStyle = palette.ground;
  context.fill();
  context.globalAlpha = back(scene, node.id) ? 0.3 : 1;
  circle(node.hollow ? r - 1.5 : r);
  context.fillStyle = node.hollow ? palette.ground : node.colour;
  context.fill();
  if (node.hollow) {
    context.lineWidth = 3;
    context.strokeStyle = node.colour;
    context.stroke();
  }
  if (scene.selected.includes(node.id)) {
    circle(r + 5);
    context.lineWidth = 2.5;
    context.strokeStyle = palette.accent;
    context.stroke();
  }
  if (scene.cursor === node.id) {
    circle(r + 9);
    context.lineWidth = 2;
    context.setLineDash([3, 3]);
    context.strokeStyle = palette.ink;
    context.stroke();
    context.setLineDash([]);
  }
  if (node.contested) unequal(context, x + r + 4, y - r - 4, palette);
}
