/** The stage: the network of the view, as a picture and as a table, with its legend. */

import { ask } from './api.js';
import { byId, h } from './dom.js';
import { isDark } from './frame.js';
import { nameOf, number, t } from './i18n.js';
import { legend } from './legend.js';
import { colourOf, relationshipLabel } from './model.js';
import { Renderer } from './renderer.js';
import { keyOf } from './scene.js';
import { table } from './table.js';

/** @typedef {import('./types').View} View */
/** @typedef {import('./types').Network} Network */
/** @typedef {import('./types').DrawnEdge} DrawnEdge */
/** @typedef {import('./types').PathsAnswer} PathsAnswer */

const AROUND = 120;
const ALL = 150;
/** @type {Network} */
const EMPTY = { nodes: [], edges: [], nodes_left_out: 0, edges_left_out: 0 };

export class Stage {
  /**
   * @param {import('./types').Listener} listener
   * @param {import('./claims.js').Ways} ways
   * @param {(change: Partial<View>) => void} go
   */
  constructor(listener, ways, go) {
    const canvas = /** @type {HTMLCanvasElement} */ (byId('graph'));
    this.renderer = new Renderer(canvas, listener);
    this.ways = ways;
    this.go = go;
    this.network = EMPTY;
    /** @type {PathsAnswer | null} */
    this.paths = null;
    this.inPath = false;
    /** @type {Set<string>} */
    this.contested = new Set();
    byId('zoom-in').onclick = () => this.renderer.zoom(1.3);
    byId('zoom-out').onclick = () => this.renderer.zoom(1 / 1.3);
    byId('fit').onclick = () => {
      this.renderer.touched = false;
      this.renderer.fit();
    };
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
  async load({ at, from, to }, lens, signal) {
    const contested = ask('contested', { limit: 200 }, signal);
    this.paths = from && to ? await ask('paths', { from, to, ...lens }, signal) : null;
    let around = at;
    if (this.paths) {
      const hops = this.paths.paths.flat();
      around = [...new Set([from, to, ...hops.flatMap((hop) => [hop.start.id, hop.end.id])])].slice(0, 20);
    }
    const limit = this.paths ? around.length : at.length ? AROUND + at.length * 20 : ALL;
    this.network = await ask('network', { around, limit, ...lens }, signal);
    const { items } = /** @type {import('./types').Page<import('./types').Conflict>} */ (await contested);
    const against = items.filter(({ kind }) => kind !== 'succession').flatMap(({ claims }) => claims);
    this.contested = new Set(against.filter(({ start }) => !start).map(({ end }) => end.id));
  }

  /** Nothing to show. */
  clear() {
    this.network = EMPTY;
    this.paths = null;
    this.renderer.show([], []);
    byId('legend').replaceChildren();
  }

  /**
   * What is left of the network when what is hidden is taken away.
   * @param {View} view
   * @returns {Network}
   */
  filtered({ hide, at }) {
    const { nodes, edges } = this.network;
    if (!hide.length) return this.network;
    const types = new Map(nodes.map(({ id, type }) => [id, at.includes(id) || !hide.includes(type)]));
    const left = edges.filter((e) => !hide.includes(e.relationship) && types.get(e.start) && types.get(e.end));
    const tied = new Set(left.flatMap(({ start, end }) => [start, end]));
    return { ...this.network, nodes: nodes.filter(({ id }) => at.includes(id) || tied.has(id)), edges: left };
  }

  /** @param {View} view */
  draw(view) {
    const network = this.filtered(view);
    const edges = asLines(network.edges);
    /** @type {Map<string, number>} */
    const weights = new Map();
    for (const { a, b } of edges) for (const id of [a, b]) weights.set(id, (weights.get(id) ?? 0) + 1);
    const dark = isDark();
    const centres = this.paths ? [view.from, view.to] : view.at;
    const nodes = network.nodes.map((node) => ({
      id: node.id,
      label: nameOf(node),
      colour: dark ? lighter(colourOf(node.type)) : colourOf(node.type),
      hollow: node.collective,
      contested: this.contested.has(node.id),
      centre: centres.includes(node.id),
      weight: weights.get(node.id) ?? 0,
      x: node.x,
      y: node.y,
    }));
    if (this.paths) inColumns(nodes, this.paths.paths);
    this.renderer.show(nodes, edges, this.inPath || this.paths !== null);
    this.inPath = this.paths !== null;
    this.tell(view, network);
  }

  /**
   * The legend, and what was left out.
   * @param {View} view
   * @param {Network} network
   */
  tell(view, network) {
    const open = byId('legend').querySelector('details')?.open ?? false;
    byId('legend').replaceChildren(legend(this.network, view, this.go, open));
    const left = this.paths ? 0 : network.nodes_left_out;
    byId('left-out').replaceChildren(left > 0 ? h('span', t('leftOut', { n: left })) : '');
  }

  /**
   * @param {View} view
   * @param {string[]} selected
   */
  choose(view, selected) {
    const hops = this.paths?.paths[Math.min(view.path, this.paths.paths.length - 1)] ?? [];
    this.renderer.choose(selected, hops.map(({ start, end }) => ({ a: start.id, b: end.id })));
    const rows = view.view === 'table' ? table(this.ways, this.filtered(view), selected) : '';
    byId('table').replaceChildren(rows);
  }

  /** The colours of the theme, as the style sheet resolves them. */
  recolour() {
    const probe = byId('probe');
    const resolve = (/** @type {string} */ name) => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    };
    this.renderer.turn({
      ground: resolve('ground'),
      ink: resolve('ink'),
      muted: resolve('muted'),
      line: resolve('edge'),
      accent: resolve('accent'),
      contested: resolve('contested'),
    });
  }
}

/**
 * Paths run from their start, one column a step.
 * @param {import('./types').DrawnNode[]} nodes
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

/** @param {string} colour as #rrggbb */
function lighter(colour) {
  const parts = [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
  return `rgb(${parts.map((part) => Math.round(part + (255 - part) * 0.35)).join(' ')})`;
}

/**
 * Parallel relationships as one line.
 * @param {import('./types').NetworkEdge[]} edges
 */
function asLines(edges) {
  /** @type {Map<string, DrawnEdge>} */
  const lines = new Map();
  for (const { start: a, end: b, relationship, asserted, claims, contested } of edges) {
    if (a === b) continue;
    const key = keyOf({ a, b });
    const line = lines.get(key);
    const label = relationshipLabel(relationship);
    if (!line) {
      lines.set(key, { a, b, label, claims, count: '', asserted, contested, arrow: 1 });
      continue;
    }
    if (!line.label.split(t('comma')).includes(label)) line.label += t('comma') + label;
    line.claims += claims;
    line.asserted ||= asserted;
    line.contested ||= contested;
    if (line.a !== a && line.arrow === 1) line.arrow = 0;
  }
  return [...lines.values()].map((line) => ({ ...line, count: line.claims > 1 ? number(line.claims) : '' }));
}
