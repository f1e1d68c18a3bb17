/** The page: its parts, and what happens between them. */

import { Problem, ask, isAbort, latest } from './api.js';
import { byId, h } from './dom.js';
import { controls, layout, narrow, theme, words } from './frame.js';
import { choose, current, load, t } from './i18n.js';
import { loadModel } from './model.js';
import { entityPanel } from './panel.js';
import { searchField } from './search.js';
import { Stage } from './stage.js';
import { State } from './state.js';
import { betweenPanel, loadingPanel, pathPanel, problemPanel, sourcePanel, startPanel } from './views.js';

/** @typedef {import('./types').View} View */
/** @typedef {import('./types').Entity} Entity */

const PATIENCE = 180;
const RETRY = 5000;

/** @type {State} */
const state = new State(changed, (id) => stage.shows(id));
/** @type {Stage} */
const stage = new Stage({ select, grow, announce }, state, (change) => state.go(change));
const newestGraph = latest();
const newestPanel = latest();
/** @type {Promise<void>} */
let graph = Promise.resolve();
let retry = 0;

/** @param {View} view @returns {Record<string, string>} */
const lensOf = ({ lens }) => (lens === 'any' ? { modality: 'any' } : {});
/** @param {View} view */
const graphKey = ({ at, from, to, lens }) => JSON.stringify([at, from, to, lens]);
/** @param {View} view */
const panelKey = ({ at, sel, from, to, path, lens }) => JSON.stringify([sel, at, from, to, path, lens]);
/** What is selected: what the view says, else its focus. @param {View} view */
const chosen = ({ sel, from, to, at }) => (sel.length || (from && to) ? sel : at.slice(0, 1));

/** @param {string[]} ids */
function select(ids) {
  state.go({ sel: ids });
}

/** @param {string} id */
function grow(id) {
  const { at, from, to } = state.view;
  const before = from && to ? [] : at;
  state.go({ at: [...before.filter((one) => one !== id), id].slice(-20), sel: [id], from: '', to: '', path: 0 });
}

/** @param {string} text */
function announce(text) {
  byId('live').textContent = text;
}

/**
 * @param {View} view
 * @param {View} before
 */
async function changed(view, before) {
  if (view.theme !== before.theme) dress(view);
  const language = choose(view.lang);
  const turned = language !== current();
  if (turned) {
    await load(language);
    dress(view);
  }
  layout(view, chosen(view));
  if (turned || graphKey(view) !== graphKey(before)) showGraph(view);
  else if (view.hide.join() !== before.hide.join() || view.theme !== before.theme) redraw(view);
  if (turned || panelKey(view) !== panelKey(before)) showPanel(view);
  stage.choose(view, chosen(view));
}

/** @param {View} view */
function redraw(view) {
  stage.draw(view);
  stage.choose(view, chosen(view));
}

/** @param {View} view */
function showGraph(view) {
  byId('stage').setAttribute('aria-busy', 'true');
  graph = newestGraph(async (signal) => {
    await loadModel();
    await stage.load(view, lensOf(view), signal);
    redraw(state.view);
  })
    .catch(() => stage.clear()) // the panel says what went wrong
    .finally(() => byId('stage').removeAttribute('aria-busy'));
}

/** @param {View} view */
function showPanel(view) {
  const panel = byId('panel');
  const inside = panel.contains(document.activeElement);
  clearTimeout(retry);
  const patience = setTimeout(() => panel.replaceChildren(loadingPanel()), PATIENCE);
  newestPanel(async (signal) => {
    await loadModel();
    const content = await contentOf(view, signal);
    if (!signal.aborted) fill(content, inside);
  })
    .catch((error) => {
      const problem = error instanceof Problem ? error : new Problem(500, String(error));
      if (!(error instanceof Problem) && !isAbort(error)) console.error(error);
      fill(problemPanel(problem, changedAll), inside);
      if (problem.passing) retry = window.setTimeout(changedAll, RETRY);
    })
    .finally(() => clearTimeout(patience));
}

/**
 * @param {Node} content
 * @param {boolean} inside whether the reader was in the panel, and is to stay there
 */
function fill(content, inside) {
  const panel = byId('panel');
  panel.replaceChildren(content);
  panel.scrollTop = 0;
  const heading = panel.querySelector('h2');
  const title = heading?.textContent ?? '';
  if (inside) heading?.focus({ preventScroll: true });
  announce(title);
  const begins = panel.querySelector('[data-testid=start]') !== null;
  document.title = begins || !title ? t('title') : `${title} · graphsvc`;
  byId('peek-name').textContent = begins ? '' : title;
  byId('peek').hidden = begins;
}

/**
 * @param {View} view
 * @param {AbortSignal} signal
 * @returns {Promise<Node>}
 */
async function contentOf(view, signal) {
  const lens = lensOf(view);
  const [one, other] = chosen(view);
  if (one && other) return betweenPanel(state, [one, other], lens, signal);
  if (one?.startsWith('source:')) return sourcePanel(state, one.slice(7), signal);
  if (one) return entityPanel(state, one, lens, signal, actions);
  if (view.from && view.to) {
    await graph;
    if (stage.paths) return pathPanel(state, stage.paths, view.path);
    return pathPanel(state, await ask('paths', { from: view.from, to: view.to, ...lens }, signal), view.path);
  }
  await graph;
  return startPanel(state, stage.network.nodes.slice(0, 6), signal);
}

/** @param {import('./types').EntityAnswer} answer */
function actions({ entity: { id } }) {
  const { at, from, to } = state.view;
  const inPath = Boolean(from && to);
  const pathTo = searchField({
    label: t('pathTo'),
    placeholder: t('pathToWhom'),
    choose: (entity) => entity.id !== id && state.go({ at: [], from: id, to: entity.id, sel: [], path: 0 }),
  });
  pathTo.hidden = true;
  const button = (/** @type {string} */ key, /** @type {(event: Event) => void} */ onclick, /** @type {object} */ more = {}) =>
    h('button.action', { type: 'button', 'data-testid': key, onclick, ...more }, t(key));
  const openPath = (/** @type {Event} */ event) => {
    pathTo.hidden = !pathTo.hidden;
    /** @type {HTMLElement} */ (event.currentTarget).setAttribute('aria-expanded', String(!pathTo.hidden));
    if (!pathTo.hidden) pathTo.querySelector('input')?.focus();
  };
  const alone = at.length === 1 && at[0] === id && !inPath;
  return h(
    'div.actions',
    !alone && button('focus', () => state.go({ at: [id], sel: [id], from: '', to: '', path: 0 })),
    !at.includes(id) && !inPath && button('grow', () => grow(id)),
    button('pathTo', openPath, { 'aria-expanded': 'false' }),
    pathTo,
  );
}

/** The words, colours and controls around the contents. @param {View} view */
function dress(view) {
  theme(view);
  words();
  stage.recolour();
  const choose = (/** @type {Entity} */ { id }) => state.go({ at: [id], sel: [id], from: '', to: '', path: 0 });
  byId('search').replaceChildren(searchField({ label: t('search'), placeholder: t('searchHint'), choose }));
  controls((change) => state.go(change));
}

function changedAll() {
  showGraph(state.view);
  showPanel(state.view);
}

async function begin() {
  try {
    await load(choose(state.view.lang));
  } catch {
    byId('boot').hidden = false;
    return;
  }
  dress(state.view);
  for (const tab of byId('tabs').querySelectorAll('button')) {
    tab.onclick = () => state.go({ view: /** @type {View['view']} */ (tab.dataset.view) });
  }
  byId('peek').onclick = () => state.go({ view: 'words' });
  narrow.onchange = () => layout(state.view, chosen(state.view));
  matchMedia('(prefers-color-scheme: dark)').onchange = () => {
    dress(state.view);
    redraw(state.view);
  };
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '')) return;
    event.preventDefault();
    byId('search').querySelector('input')?.focus();
  });
  layout(state.view, chosen(state.view));
  changedAll();
}

begin();
