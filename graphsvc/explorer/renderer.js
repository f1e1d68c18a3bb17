/**
 * The renderer: what is to be drawn goes in, what the reader does comes out. Another renderer
 * would have the same functions: show, choose, turn, fit, zoom.
 */

import { gestures } from './gestures.js';
import { wrap } from './labels.js';
import { paint, point } from './paint.js';
import { keyOf, place, radius, spot } from './scene.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./drawn').DrawnNode} DrawnNode */
/** @typedef {import('./drawn').DrawnEdge} DrawnEdge */

/** From so many nodes and lines on, a gesture moves the last picture instead of drawing anew. */
const HEAVY = 1200;
const MARGIN = 46;
const EDGE = 14;

export class Renderer {
  /** @type {Scene} */
  scene;
  picture = document.createElement('canvas');
  /** The view in which the picture was drawn; nothing: there is none. @type {Scene['view'] | null} */
  pictured = null;
  drawing = 0;
  moving = 0;
  /** Whether the reader moved the picture. */
  touched = false;
  /** @type {import('./scene.js').Frame | null} */
  frame = null;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {import('./drawn').Listener} listener
   */
  constructor(canvas, listener) {
    this.canvas = canvas;
    this.listener = listener;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { alpha: false }));
    const palette = /** @type {import('./scene.js').Palette} */ ({});
    this.scene = { nodes: [], edges: [], byId: new Map(), near: new Map(), view: { k: 1, x: 0, y: 0 }, hover: [], selected: [], cursor: '', path: new Set(), palette, covered: [], width: 1, height: 1 };
    new ResizeObserver(() => this.resize()).observe(canvas);
    gestures(this);
  }

  get heavy() {
    return this.scene.nodes.length + this.scene.edges.length > HEAVY;
  }

  /**
   * Show these; who was there keeps their place.
   * @param {DrawnNode[]} nodes
   * @param {DrawnEdge[]} edges
   * @param {boolean} [anew] nobody keeps their place
   */
  show(nodes, edges, anew = false) {
    const { scene } = this;
    const before = anew ? new Map() : scene.byId;
    const grown = nodes.some(({ id }) => before.has(id));
    this.measure();
    const area = { width: scene.width - 2 * MARGIN, height: scene.height - 2 * MARGIN };
    this.frame = place(nodes, before, grown ? this.frame : null, area, (node) => this.sizeOf(node));
    scene.nodes = [...nodes].sort((a, b) => Number(b.centre) - Number(a.centre) || b.weight - a.weight);
    scene.byId = new Map(nodes.map((node) => [node.id, node]));
    scene.near = new Map(nodes.map((node) => [node.id, new Set()]));
    scene.edges = edges;
    for (const edge of edges) {
      const { a, b } = edge;
      edge.ends = /** @type {DrawnNode[]} */ ([scene.byId.get(a), scene.byId.get(b)]);
      scene.near.get(a)?.add(b);
      scene.near.get(b)?.add(a);
    }
    scene.hover = [];
    if (!scene.byId.has(scene.cursor)) scene.cursor = '';
    this.fit();
  }

  /** The room that a node and its name take. @param {DrawnNode} node */
  sizeOf(node) {
    const { lines, width } = wrap(this.context, node);
    const r = radius(node);
    return { w: Math.max(width, 2 * r) + 14, h: 2 * r + lines.length * 18 + 12 };
  }

  /**
   * @param {string[]} selected
   * @param {{a: string, b: string}[]} path
   */
  choose(selected, path) {
    this.scene.selected = selected.filter((id) => this.scene.byId.has(id));
    this.scene.path = new Set(path.map(keyOf));
    this.redraw();
  }

  /** @param {import('./scene.js').Palette} palette */
  turn(palette) {
    this.scene.palette = palette;
    this.redraw();
  }

  /** See all of it, with the names, beside what lies over the picture. */
  fit() {
    const { nodes, covered, width, height } = this.scene;
    this.touched = false;
    const boxes = nodes.map((node) => ({ x: node.x, y: node.y, ...this.sizeOf(node) }));
    for (let k = 1.5; k > 0.02; k /= 1.06) {
      const all = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
      for (const { x, y, w, h } of boxes) {
        all.left = Math.min(all.left, x * k - w / 2);
        all.right = Math.max(all.right, x * k + w / 2);
        all.top = Math.min(all.top, y * k - h / 2);
        all.bottom = Math.max(all.bottom, y * k + h - 12);
      }
      const view = { k, x: (width - all.left - all.right) / 2, y: (height - all.top - all.bottom) / 2 };
      this.scene.view = view;
      if (all.right - all.left > width - 2 * EDGE || all.bottom - all.top > height - 2 * EDGE) continue;
      const free = (/** @type {number[]} */ [l, t, r, b]) => !nodes.some((node) => {
        const { x, y } = spot(this.scene, node);
        return x > l - EDGE && x < r + EDGE && y > t - EDGE && y < b + EDGE;
      });
      if (covered.every(free)) break;
    }
    this.redraw();
  }

  /**
   * @param {number} by
   * @param {number} [x]
   * @param {number} [y]
   */
  zoom(by, x = this.scene.width / 2, y = this.scene.height / 2) {
    const { view } = this.scene;
    const k = Math.min(8, Math.max(0.05, view.k * by));
    const real = k / view.k;
    this.scene.view = { k, x: x - (x - view.x) * real, y: y - (y - view.y) * real };
    this.moved();
  }

  /**
   * @param {number} dx
   * @param {number} dy
   */
  pan(dx, dy) {
    const { k, x, y } = this.scene.view;
    this.scene.view = { k, x: x + dx, y: y + dy };
    this.moved();
  }

  /** The reader moved the picture: a heavy one is drawn anew when the gesture ends. */
  moved() {
    this.touched = true;
    clearTimeout(this.moving);
    this.moving = window.setTimeout(() => {
      this.moving = 0;
      this.redraw();
    }, 140);
    this.redraw(true);
  }

  measure() {
    const { scene, canvas } = this;
    scene.width = canvas.clientWidth || scene.width;
    scene.height = canvas.clientHeight || scene.height;
    scene.covered = this.listener.covered();
  }

  resize() {
    const { width, height } = this.scene;
    this.measure();
    if (!this.touched) return this.fit();
    this.pan((this.scene.width - width) / 2, (this.scene.height - height) / 2);
  }

  /** @param {boolean} [cheaply] move the last picture instead of drawing, where that is dear */
  redraw(cheaply = false) {
    if (!cheaply || !this.heavy) this.pictured = null;
    cancelAnimationFrame(this.drawing);
    this.drawing = requestAnimationFrame(() => this.draw());
  }

  draw() {
    const { canvas, scene, context, picture } = this;
    /** While a heavy picture moves, one device pixel does for each. */
    const ratio = this.moving && this.heavy && this.pictured ? 1 : devicePixelRatio;
    const size = { width: Math.round(scene.width * ratio), height: Math.round(scene.height * ratio) };
    if (canvas.width !== size.width || canvas.height !== size.height) Object.assign(canvas, size);
    if (!this.heavy) return paint(context, scene, ratio);
    if (this.pictured) this.slide(this.pictured, ratio);
    else {
      paint(context, { ...scene, hover: [] }, ratio);
      Object.assign(picture, size).getContext('2d')?.drawImage(canvas, 0, 0);
      this.pictured = scene.view;
    }
    if (scene.hover.length) point(context, scene, ratio);
  }

  /** @param {Scene['view']} pictured @param {number} ratio */
  slide(pictured, ratio) {
    const { context, scene, scene: { view } } = this;
    const by = view.k / pictured.k;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = scene.palette.ground;
    context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.drawImage(this.picture, view.x - pictured.x * by, view.y - pictured.y * by, scene.width * by, scene.height * by);
  }

  /**
   * What lies under a point: an entity, the two ends of a line, or nothing.
   * @param {number} x
   * @param {number} y
   * @param {number} [slack]
   * @returns {string[]}
   */
  at(x, y, slack = 4) {
    const { nodes, edges } = this.scene;
    const hit = nodes.find((node) => {
      const s = spot(this.scene, node);
      return Math.hypot(s.x - x, s.y - y) <= s.r + slack;
    });
    if (hit) return [hit.id];
    const line = edges.find(({ ends }) => {
      const [p, q] = ends.map((node) => spot(this.scene, node));
      const along = ((x - p.x) * (q.x - p.x) + (y - p.y) * (q.y - p.y)) / ((q.x - p.x) ** 2 + (q.y - p.y) ** 2 || 1);
      if (along < 0 || along > 1) return false;
      return Math.hypot(p.x + along * (q.x - p.x) - x, p.y + along * (q.y - p.y) - y) <= slack + 1;
    });
    return line ? [line.a, line.b] : [];
  }
}
