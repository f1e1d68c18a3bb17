/**
 * The renderer: what is to be drawn goes in, what the reader does comes out. Another renderer
 * would have the same functions: show, choose, turn, fit, zoom.
 */

import { gestures } from './gestures.js';
import { wrap } from './labels.js';
import { place } from './layout.js';
import { paint } from './paint.js';
import { fontOf, keyOf, radius, spot } from './scene.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./types').DrawnNode} DrawnNode */
/** @typedef {import('./types').DrawnEdge} DrawnEdge */

const HEAVY = 2500;
const MARGIN = 46;
const TURN = 260;

export class Renderer {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {import('./types').Listener} listener
   */
  constructor(canvas, listener) {
    this.canvas = canvas;
    this.listener = listener;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { alpha: false }));
    const palette = /** @type {import('./scene.js').Palette} */ ({});
    /** @type {Scene} */
    this.scene = { nodes: [], edges: [], byId: new Map(), near: new Map(), view: { k: 1, x: 0, y: 0 }, hover: [], selected: [], cursor: '', path: new Set(), palette, width: 1, height: 1 };
    /** @type {HTMLCanvasElement | null} */
    this.picture = null;
    this.pictured = { k: 1, x: 0, y: 0 };
    this.drawing = 0;
    this.moving = 0;
    this.touched = false;
    /** @type {import('./layout.js').Frame | null} */
    this.frame = null;
    new ResizeObserver(() => this.resize()).observe(canvas);
    gestures(this);
  }

  /**
   * Show these; who was there keeps their place.
   * @param {DrawnNode[]} nodes
   * @param {DrawnEdge[]} edges
   * @param {boolean} [anew] nobody keeps their place
   */
  show(nodes, edges, anew = false) {
    const { scene } = this;
    const before = new Map(anew ? [] : scene.nodes.map(({ id, x, y }) => [id, { x, y }]));
    const grown = nodes.some(({ id }) => before.has(id));
    this.measure();
    const area = { width: scene.width - 2 * MARGIN, height: scene.height - 2 * MARGIN };
    this.frame = place(nodes, before, grown ? this.frame : null, area, (node) => this.sizeOf(node));
    scene.nodes = [...nodes].sort((a, b) => Number(b.centre) - Number(a.centre) || b.weight - a.weight);
    scene.edges = edges;
    scene.byId = new Map(nodes.map((node) => [node.id, node]));
    scene.near = new Map(nodes.map((node) => [node.id, new Set()]));
    for (const { a, b } of edges) {
      scene.near.get(a)?.add(b);
      scene.near.get(b)?.add(a);
    }
    scene.hover = [];
    if (!scene.byId.has(scene.cursor)) scene.cursor = '';
    this.touched = false;
    this.fit(grown);
  }

  /** @param {DrawnNode} node */
  sizeOf(node) {
    this.context.font = fontOf(node);
    const { lines, width } = wrap(this.context, node.label, node.centre ? 3 : 2);
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

  /** See all of it. @param {boolean} [gently] */
  fit(gently = true) {
    const { nodes, width, height } = this.scene;
    if (!nodes.length) return this.redraw();
    const boxes = nodes.map((node) => ({ x: node.x, y: node.y, ...this.sizeOf(node) }));
    const left = Math.min(...boxes.map(({ x, w }) => x - w / 2));
    const right = Math.max(...boxes.map(({ x, w }) => x + w / 2));
    const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN;
    const bottom = Math.max(...boxes.map(({ y, h }) => y + h));
    const k = Math.min(1.5, width / (right - left), height / (bottom - top));
    this.moveTo({ k, x: (width - (left + right) * k) / 2, y: (height - (top + bottom) * k) / 2 }, gently);
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
    this.scene.view.x += dx;
    this.scene.view.y += dy;
    this.moved();
  }

  /** The reader moved the picture: a heavy one is drawn anew when the gesture ends. */
  moved() {
    this.touched = true;
    clearTimeout(this.moving);
    const { nodes, edges } = this.scene;
    const heavy = nodes.length + edges.length > HEAVY && this.picture !== null;
    this.moving = window.setTimeout(() => {
      this.moving = 0;
      this.redraw();
    }, 140);
    this.redraw(heavy);
  }

  /**
   * @param {Scene['view']} view
   * @param {boolean} gently
   */
  moveTo(view, gently) {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (!gently || still) {
      this.scene.view = view;
      return this.redraw();
    }
    const from = { ...this.scene.view };
    const began = performance.now();
    const step = (/** @type {number} */ now) => {
      if (this.touched) return;
      const part = Math.min(1, Math.max(0, (now - began) / TURN));
      const eased = 1 - (1 - part) ** 3;
      const between = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * eased;
      this.scene.view = { k: between(from.k, view.k), x: between(from.x, view.x), y: between(from.y, view.y) };
      this.redraw();
      if (part < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  measure() {
    const { clientWidth, clientHeight } = this.canvas;
    this.scene.width = clientWidth || this.scene.width;
    this.scene.height = clientHeight || this.scene.height;
  }

  resize() {
    const { width, height } = this.scene;
    this.measure();
    const { view, width: wider, height: higher } = this.scene;
    if (!this.touched) return this.fit(false);
    view.x += (wider - width) / 2;
    view.y += (higher - height) / 2;
    this.redraw();
  }

  /** @param {boolean} [cheaply] move the last picture instead of drawing */
  redraw(cheaply = false) {
    cancelAnimationFrame(this.drawing);
    this.drawing = requestAnimationFrame(() => (cheaply ? this.slide() : this.draw()));
  }

  draw() {
    const { canvas, scene } = this;
    const ratio = devicePixelRatio || 1;
    const [width, height] = [Math.round(scene.width * ratio), Math.round(scene.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    paint(this.context, scene, ratio);
    if (scene.nodes.length + scene.edges.length <= HEAVY) return;
    this.picture ??= document.createElement('canvas');
    Object.assign(this.picture, { width, height });
    this.picture.getContext('2d')?.drawImage(canvas, 0, 0);
    this.pictured = { ...scene.view };
  }

  slide() {
    if (!this.picture) return this.draw();
    const { scene, pictured, context } = this;
    const by = scene.view.k / pictured.k;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = scene.palette.ground;
    context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    const ratio = this.canvas.width / scene.width;
    context.setTransform(by, 0, 0, by, (scene.view.x - pictured.x * by) * ratio, (scene.view.y - pictured.y * by) * ratio);
    context.imageSmoothingEnabled = by !== 1;
    context.drawImage(this.picture, 0, 0);
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
    const hit = nodes.find(({ id }) => {
      const s = spot(this.scene, id);
      return Math.hypot(s.x - x, s.y - y) <= s.r + slack;
    });
    if (hit) return [hit.id];
    const line = edges.find(({ a, b }) => {
      const [p, q] = [spot(this.scene, a), spot(this.scene, b)];
      const along = ((x - p.x) * (q.x - p.x) + (y - p.y) * (q.y - p.y)) / ((q.x - p.x) ** 2 + (q.y - p.y) ** 2 || 1);
      if (along < 0 || along > 1) return false;
      return Math.hypot(p.x + along * (q.x - p.x) - x, p.y + along * (q.y - p.y) - y) <= slack + 1;
    });
    return line ? [line.a, line.b] : [];
  }
}
