/** The page: its parts, and what happens between them. */

import { Problem, ask, isAbort, latest, loadModel } from './api.js';
import { documentPanel } from './document.js';
import { lensLine, lensOf } from './lens.js';
import { entityPanel } from './panel.js';
import { searchField } from './search.js';
import { Stage } from './stage.js';
import { State, controls, layout, narrow, theme, words } from './state.js';
import { betweenPanel, contestedPanel, loadingPanel, pathPanel, problemPanel, startPanel } from './views.js';
import { byId, choose, current, h, load, t } from './words.js';

/** @typedef {import('./types').View} View */

const PATIENCE = 180;
const RETRY = 5000;

/** @type {State} */
const state = new State(changed, (id) => stage.shows(id));
const go = (/** @type {Partial<View>} */ change) => state.go(change);
const focusOn = (/** @type {string} */ id) => go({ at: [id], sel: [id], from: '', to: '', path: 0 });
/** @type {Stage} */
const stage = new Stage({ select: (sel) => go({ sel }), grow, announce }, state, go);
const [newestGraph, newestPanel] = [latest(), latest()];
/** @type {Promise<void>} */
let graph = Promise.resolve();
let retry = 0;

/** @param {View} view */
const graphKey = (view) => JSON.stringify([view.at, view.from, view.to, lensOf(view)]);
/** @param {View} view */
const panelKey = (view) => graphKey(view) + JSON.stringify([view.sel, view.path]);
/** @param {View} view */
const pictureKey = ({ hide, theme }) => JSON.stringify([hide, theme]);
/** What is selected: what the view says, else its focus. @param {View} view */
const chosen = ({ sel, from, to, at }) => (sel.length || (from && to) ? sel : at.slice(0, 1));

/** @param {string} id */
function grow(id) {
  const { at, from, to } = state.view;
  const before = from && to ? [] : at;
  go({ at: [...before.filter((one) => one !== id), id].slice(-20), sel: [id], from: '', to: '', path: 0 });
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
  const language = choose(view.lang);
  const turned = language !== current();
  if (turned) await load(language);
  if (turned || view.theme !== before.theme) dress(view);
  layout(view, chosen(view));
  if (turned || graphKey(view) !== graphKey(before)) showGraph(view);
  else if (pictureKey(view) !== pictureKey(before)) stage.draw(view);
  if (turned || panelKey(view) !== panelKey(before)) showPanel(view);
  stage.choose(view, chosen(view));
}

/** @param {View} view */
function redraw(view) {
  stage.draw(view);
  stage.choose(view, chosen(view));
}

/** Where there is none, the panel says why. @param {View} view */
function showGraph(view) {
  byId('stage').setAttribute('aria-busy', 'true');
  graph = newestGraph(async (signal) => {
    await loadModel();
    await stage.load(view, lensOf(view), signal);
    redraw(state.view);
  })
    .catch(() => stage.clear())
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
      const problem = error instanceof Problem ? error : new Problem(500, `${error}`);
      if (problem !== error && !isAbort(error)) console.error(error);
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
  const begins = panel.querySelector('.start') !== null;
  if (!panel.querySelector('.seen, .problem, .loading')) panel.querySelector('header, .lead')?.after(lensLine(state));
  document.title = begins || !title ? t('title') : `${title} · graphsvc`;
  const { lang } = /** @type {HTMLElement} */ (heading?.querySelector('[lang]') ?? heading ?? panel);
  byId('peek-name').replaceChildren(h('bdi', { lang: lang || null }, title));
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
  if (one === 'contested:') return contestedPanel(state, signal);
  if (one?.startsWith('source:')) return documentPanel(state, one.slice(7), signal);
  if (one) return entityPanel(state, one, lens, signal, actions);
  await graph;
  const { from, to } = view;
  if (from && to) return pathPanel(state, stage.paths ?? (await ask('paths', { from, to, ...lens }, signal)), view.path);
  return startPanel(state, stage.network.nodes.filter(({ type }) => type === 'City').slice(0, 7), signal);
}

/** What can be done with an entity. @param {string} id */
function actions(id) {
  const { at, from, to } = state.view;
  const inPath = from && to;
  const pathTo = searchField('pathTo', 'pathToWhom', (other) => {
    if (other !== id) go({ at: [], from: id, to: other, sel: [], path: 0 });
  });
  pathTo.hidden = true;
  const button = (/** @type {string} */ key, /** @type {() => void} */ onclick, expanded = '') =>
    h('button.action', { type: 'button', 'data-testid': key, onclick, 'aria-expanded': expanded || null }, t(key));
  const open = button('pathTo', () => {
    pathTo.hidden = !pathTo.hidden;
    open.setAttribute('aria-expanded', `${!pathTo.hidden}`);
    pathTo.querySelector('input')?.focus();
  }, 'false');
  return h(
    'div.actions',
    (inPath || at.length !== 1 || at[0] !== id) && button('focus', () => focusOn(id)),
    !inPath && !at.includes(id) && button('grow', () => grow(id)),
    open,
    pathTo,
  );
}

/** The words, colours and controls around the contents. @param {View} view */
function dress(view) {
  theme(view);
  words();
  stage.recolour();
  byId('search').replaceChildren(searchField('search', 'searchHint', focusOn));
  controls(go);
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
    tab.onclick = () => go({ view: /** @type {View['view']} */ (tab.dataset.view) });
  }
  byId('peek').onclick = () => go({ view: 'words' });
  narrow.onchange = () => layout(state.view, chosen(state.view));
  matchMedia('(prefers-color-scheme: dark)').onchange = () => {
    dress(state.view);
    redraw(state.view);
  };
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || document.activeElement?.matches('input, select')) return;
    event.preventDefault();
    byId('search').querySelector('input')?.focus();
  });
  layout(state.view, chosen(state.view));
  changedAll();
}

begin();
