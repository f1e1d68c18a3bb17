/** The page: its parts, and what happens between them. */

import { Problem, ask, isAbort, latest } from './api.js';
import { byId, h, icon } from './dom.js';
import { LANGUAGES, choose, current, load, stored, t } from './i18n.js';
import { loadModel } from './model.js';
import { entityPanel } from './panel.js';
import { searchField } from './search.js';
import { Stage, isDark } from './stage.js';
import { State } from './state.js';
import { betweenPanel, loadingPanel, pathPanel, problemPanel, sourcePanel, startPanel } from './views.js';

/** @typedef {import('./types').View} View */
/** @typedef {import('./types').Entity} Entity */

const PATIENCE = 180;
const RETRY = 5000;
const ICONS = {
  moon: 'M16 12.5A7 7 0 0 1 7.5 4a7 7 0 1 0 8.5 8.5z',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6L16 16M4 16l1.4-1.4M14.6 5.4L16 4',
  link: 'M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2L10 5.8M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2L10 14.2',
};

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
  if (view.theme !== before.theme) theme(view);
  const language = choose(view.lang);
  const turned = language !== current();
  if (turned) {
    await load(language);
    frame();
  }
  layout(view);
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
  clearTimeout(retry);
  const patience = setTimeout(() => panel.replaceChildren(loadingPanel()), PATIENCE);
  newestPanel(async (signal) => {
    await loadModel();
    const content = await contentOf(view, signal);
    if (!signal.aborted) fill(content);
  })
    .catch((error) => {
      const problem = error instanceof Problem ? error : new Problem(500, String(error));
      if (!(error instanceof Problem) && !isAbort(error)) console.error(error);
      fill(problemPanel(problem, () => changedAll()));
      if (problem.passing) retry = window.setTimeout(changedAll, RETRY);
    })
    .finally(() => clearTimeout(patience));
}

/** @param {Node} content */
function fill(content) {
  const panel = byId('panel');
  const inside = panel.contains(document.activeElement);
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
    choose: (entity) => entity.id !== id && state.go({ from: id, to: entity.id, sel: [], path: 0 }),
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
    null,
    !alone && button('focus', () => state.go({ at: [id], sel: [id], from: '', to: '', path: 0 })),
    !at.includes(id) && !inPath && button('grow', () => grow(id)),
    button('pathTo', openPath, { 'aria-expanded': 'false' }),
    pathTo,
  );
}

/** Which parts are seen: on a narrow screen one of three. @param {View} view */
function layout(view) {
  const quiet = !view.at.length || chosen(view).length > 0 || (view.from && view.to);
  const shown = view.view || (quiet ? 'words' : 'graph');
  document.body.dataset.view = shown;
  document.body.dataset.stage = view.view === 'table' ? 'table' : 'graph';
  for (const tab of byId('tabs').querySelectorAll('button')) {
    const on = tab.dataset.view === shown || (tab.dataset.view === 'graph' && shown === 'words' && !narrow.matches);
    tab.setAttribute('aria-pressed', String(on));
  }
}

/** @param {View} view */
function theme(view) {
  const wanted = view.theme || stored('graphsvc-theme');
  const root = document.documentElement;
  if (wanted === 'dark' || wanted === 'light') root.dataset.theme = wanted;
  else delete root.dataset.theme;
  stage.recolour();
  frame();
}

/** The words and controls around the contents. */
function frame() {
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = t(/** @type {HTMLElement} */ (element).dataset.text ?? '');
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    const label = t(/** @type {HTMLElement} */ (element).dataset.label ?? '');
    element.setAttribute('aria-label', label);
    if (element instanceof HTMLButtonElement) element.title = label;
  }
  const go = (/** @type {Entity} */ { id }) => state.go({ at: [id], sel: [id], from: '', to: '', path: 0 });
  byId('search').replaceChildren(searchField({ label: t('search'), placeholder: t('searchHint'), choose: go }));
  const languages = Object.entries(LANGUAGES).map(([tag, name]) =>
    h('option', { value: tag, lang: tag, selected: tag === current() }, name),
  );
  const pick = h('select', { id: 'language', 'aria-label': t('language'), onchange: () => {
    stored('graphsvc-lang', pick.value);
    state.go({ lang: pick.value });
  } }, languages);
  const next = isDark() ? 'light' : 'dark';
  const turn = () => {
    stored('graphsvc-theme', next);
    state.go({ theme: next });
  };
  const copy = () => {
    navigator.clipboard?.writeText(location.href).then(() => toast(t('copied')), () => toast(t('copyByHand')));
    if (!navigator.clipboard) toast(t('copyByHand'));
  };
  const label = t(`theme.${next}`);
  byId('controls').replaceChildren(
    h('button.round', { type: 'button', id: 'permalink', 'aria-label': t('copyLink'), title: t('copyLink'), onclick: copy }, icon(ICONS.link)),
    h('button.round', { type: 'button', id: 'theme', 'aria-label': label, title: label, onclick: turn }, icon(ICONS[next === 'dark' ? 'moon' : 'sun'])),
    pick,
  );
}

/** @param {string} text */
function toast(text) {
  announce(text);
  const note = h('p.toast', null, text);
  document.body.append(note);
  setTimeout(() => note.remove(), 2500);
}

function changedAll() {
  showGraph(state.view);
  showPanel(state.view);
}

const narrow = matchMedia('(max-width: 47.99rem)');

async function begin() {
  try {
    await load(choose(state.view.lang));
  } catch {
    byId('boot').hidden = false;
    return;
  }
  theme(state.view);
  for (const tab of byId('tabs').querySelectorAll('button')) {
    tab.onclick = () => state.go({ view: /** @type {View['view']} */ (tab.dataset.view) });
  }
  byId('peek').onclick = () => state.go({ view: 'words' });
  narrow.onchange = () => layout(state.view);
  matchMedia('(prefers-color-scheme: dark)').onchange = () => {
    theme(state.view);
    redraw(state.view);
  };
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '')) return;
    event.preventDefault();
    byId('search').querySelector('input')?.focus();
  });
  layout(state.view);
  changedAll();
}

begin();
