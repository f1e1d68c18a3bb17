/** The stage: the network of the view, as a picture and as a table, with its legend. */

import { ask, askAll, colourOf, isSymmetric, relationshipLabel } from './api.js';
import { contradicts } from './claims.js';
import { Renderer } from './renderer.js';
import { keyOf } from './scene.js';
import { legend, table } from './sides.js';
import { isDark, narrow } from './state.js';
import { byId, h, nameOf, number, t } from './words.js';

/** @typedef {import('./types').View} View */
/** @typedef {import('./types').Network} Network */
/** @typedef {import('./drawn').DrawnEdge} DrawnEdge */
/** @typedef {import('./types').PathsAnswer} PathsAnswer */

/** So many are drawn around what was asked for, or of all; more could not be read. */
const AROUND = 120;
const ALL = { wide: 56, narrow: 32 };
/** The surest first. @type {(import('./types').Holds | null)[]} */
const HOLDS = ['certain', 'possible', 'undated', null];
/** @type {Network} */
const EMPTY = { nodes: [], edges: [], nodes_left_out: 0, edges_left_out: 0 };

export class Stage {
  network = EMPTY;
  /** @type {PathsAnswer | null} */
  paths = null;
  inPath = false;
  /** @type {Set<string>} */
  contested = new Set();

  /**
   * @param {Omit<import('./drawn').Listener, 'covered'>} listener
   * @param {import('./claims.js').Ways} ways
   * @param {(change: Partial<View>) => void} go
   */
  constructor(listener, ways, go) {
    const canvas = /** @type {HTMLCanvasElement} */ (byId('graph'));
    this.renderer = new Renderer(canvas, { ...listener, covered: () => covered(canvas) });
    this.ways = ways;
    this.go = go;
    byId('zoom-in').onclick = () => this.renderer.zoom(1.3);
    byId('zoom-out').onclick = () => this.renderer.zoom(1 / 1.3);
    byId('fit').onclick = () => this.renderer.fit();
  }

  /** @param {string} id */
  shows(id) {
    return this.network.nodes.some((node) => node.id === id);
  }

  /**
   * Ask for what the view shows.
   * @param {View} view
   * @param {Record<string, string>} lens
   * @param {AbortSignal} signal
   */
  async load(view, lens, signal) {
    /** @type {[import('./types').Conflict[], void]} */
    const [conflicts] = await Promise.all([askAll('contested', { modality: 'any', limit: 200 }, signal), this.ask(view, lens, signal)]);
    const against = conflicts.filter(contradicts).flatMap(({ claims }) => claims);
    this.contested = new Set(against.filter(({ start }) => !start).map(({ end }) => end.id));
  }

  /**
   * The paths of the view, and the network around what it shows.
   * @param {View} view
   * @param {Record<string, string>} lens
   * @param {AbortSignal} signal
   */
  async ask({ at, from, to }, lens, signal) {
    this.paths = from && to ? await ask('paths', { from, to, ...lens }, signal) : null;
    const ends = this.paths?.paths.flat().flatMap(({ start, end }) => [start.id, end.id]) ?? [];
    const around = this.paths ? [...new Set([from, to, ...ends])].slice(0, 20) : at;
    const all = narrow.matches ? ALL.narrow : ALL.wide;
    const limit = this.paths ? around.length : at.length ? AROUND + at.length * 20 : all;
    this.network = await ask('network', { around, limit, ...lens }, signal);
  }

  /** Nothing to show. */
  clear() {
    this.network = EMPTY;
    this.paths = null;
    this.renderer.show([], []);
    byId('legend').hidden = true;
  }

  /**
   * What is left of the network when what is hidden is taken away, and who has no line then.
   * @param {View} view
   * @returns {Network}
   */
  filtered({ hide, at }) {
    const { nodes, edges } = this.network;
    const types = new Map(nodes.map(({ id, type }) => [id, at.includes(id) || !hide.includes(type)]));
    const left = edges.filter((e) => !hide.includes(e.relationship) && types.get(e.start) && types.get(e.end));
    const tied = new Set(left.flatMap(({ start, end }) => [start, end]));
    return { ...this.network, nodes: nodes.filter(({ id }) => this.paths || at.includes(id) || tied.has(id)), edges: left };
  }

  /** @param {View} view */
  draw(view) {
    const network = this.filtered(view);
    const left = this.paths ? 0 : network.nodes_left_out;
    const words = view.at.length ? t('leftOut', { n: left }) : t('mostConnected', { n: network.nodes.length });
    byId('left-out').replaceChildren(left > 0 ? h('span', words) : '');
    legend(this.network, view, this.go);
    const edges = asLines(network.edges);
    /** @type {Map<string, number>} */
    const weights = new Map();
    for (const { a, b } of edges) for (const id of [a, b]) weights.set(id, (weights.get(id) ?? 0) + 1);
    const dark = isDark();
    const centres = this.paths ? [view.from, view.to] : view.at;
    const few = network.nodes.length < 30;
    const nodes = network.nodes.map(({ id, names, type, collective, x, y }) => ({
      id,
      label: nameOf({ id, names }),
      colour: dark ? `color-mix(in srgb, ${colourOf(type)}, white 35%)` : colourOf(type),
      hollow: collective,
      contested: this.contested.has(id),
      centre: centres.includes(id),
      weight: weights.get(id) ?? 0,
      lines: centres.includes(id) ? 4 : few || (weights.get(id) ?? 0) > 6 ? 3 : 2,
      x,
      y,
    }));
    if (this.paths) inColumns(nodes, this.paths.paths);
    this.renderer.show(nodes, edges, this.inPath || this.paths !== null);
    this.inPath = this.paths !== null;
  }

  /**
   * @param {View} view
   * @param {string[]} selected
   */
  choose(view, selected) {
    const hops = this.paths?.paths[Math.min(view.path, this.paths.paths.length - 1)] ?? [];
    this.renderer.choose(selected, hops.map(({ start, end }) => ({ a: start.id, b: end.id })));
    const rows = view.view === 'table' ? table(this.ways, this.filtered(view), selected, view.at) : '';
    byId('table').replaceChildren(rows);
  }

  /** The colours of the theme, as the style sheet resolves them. */
  recolour() {
    const probe = byId('probe');
    /** @type {Record<string, string>} */
    const palette = {};
    for (const name of ['ground', 'ink', 'muted', 'line', 'accent', 'contested']) {
      probe.style.color = `var(--${name})`;
      palette[name] = getComputedStyle(probe).color;
    }
    this.renderer.turn(/** @type {import('./scene.js').Palette} */ (palette));
  }
}

/** What lies over the picture, in its pixels. @param {HTMLCanvasElement} canvas */
function covered(canvas) {
  const { left: x, top: y } = canvas.getBoundingClientRect();
  return ['tabs', 'tools', 'left-out'].map((id) => {
    const { left, top, right, bottom } = (byId(id).querySelector('span') ?? byId(id)).getBoundingClientRect();
    return [left - x - 4, top - y - 4, right - x + 4, bottom - y + 4];
  });
}

/**
 * Paths run from their start, one column a step.
 * @param {import('./drawn').DrawnNode[]} nodes
 * @param {import('./types').Hop[][]} paths
 */
function inColumns(nodes, paths) {
  /** @type {Map<string, number>} */
  const steps = new Map();
  for (const path of paths) path.forEach(({ start, end }, i) => steps.set(start.id, i).set(end.id, i + 1));
  const way = document.documentElement.dir === 'rtl' ? -1 : 1;
  for (const node of nodes) {
    const step = steps.get(node.id) ?? 0;
    const column = nodes.filter(({ id }) => steps.get(id) === step);
    node.x = step * way;
    node.y = column.indexOf(node) - (column.length - 1) / 2 + (step % 2 ? 0.2 : -0.2);
  }
}

/**
 * Parallel relationships as one line.
 * @param {import('./types').NetworkEdge[]} edges
 * @returns {DrawnEdge[]}
 */
function asLines(edges) {
  /** @type {Map<string, DrawnEdge>} */
  const lines = new Map();
  for (const { start: a, end: b, relationship, asserted, claims, contested, holds } of edges) {
    if (a === b) continue;
    const key = keyOf({ a, b });
    const label = relationshipLabel(relationship);
    /** @type {DrawnEdge} */
    const line = lines.get(key) ?? { a, b, label, claims: 0, count: '', asserted: false, holds, contested: false, arrow: 1, ends: [] };
    lines.set(key, line);
    if (!line.label.split(t('comma')).includes(label)) line.label += t('comma') + label;
    line.claims += claims;
    line.count = line.claims > 1 ? number(line.claims) : '';
    if (HOLDS.indexOf(holds) < HOLDS.indexOf(line.holds)) line.holds = holds;
    line.asserted ||= asserted;
    line.contested ||= contested;
    if (line.a !== a || isSymmetric(relationship)) line.arrow = 0;
  }
  return [...lines.values()];
}
