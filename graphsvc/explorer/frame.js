/** What stands around the contents: words, controls, theme, and which part is seen. */

import { byId, h, icon } from './dom.js';
import { LANGUAGES, current, stored, t } from './i18n.js';

/** @typedef {import('./types').View} View */

const HALF = 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15v15M10 6h5M10 10h7M10 14h5';

/** A screen on which the graph, the words and the table take turns. */
export const narrow = matchMedia('(max-width: 47.99rem)');

/** Whether the page is dark now. */
export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/** What was chosen on an earlier visit. */
const usual = stored('graphsvc-theme');

/** @param {View} view */
export function theme(view) {
  const wanted = view.theme || usual;
  const { dataset } = document.documentElement;
  if (wanted === 'dark' || wanted === 'light') dataset.theme = wanted;
  else delete dataset.theme;
}

/** The words that index.html asks for. */
export function words() {
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = t(element.getAttribute('data-text') ?? '');
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    const label = t(element.getAttribute('data-label') ?? '');
    element.setAttribute('aria-label', label);
    if (element instanceof HTMLButtonElement) element.title = label;
  }
}

/**
 * The switches of theme and language.
 * @param {(change: Partial<View>) => void} go
 */
export function controls(go) {
  const next = isDark() ? 'light' : 'dark';
  const label = t(`theme.${next}`);
  const turn = () => {
    stored('graphsvc-theme', next);
    go({ theme: next });
  };
  const languages = Object.entries(LANGUAGES).map(([tag, name]) =>
    h('option', { value: tag, lang: tag, selected: tag === current() }, name),
  );
  const speak = () => {
    stored('graphsvc-lang', pick.value);
    go({ lang: pick.value });
  };
  const pick = h('select', { id: 'language', 'aria-label': t('language'), onchange: speak }, languages);
  byId('controls').replaceChildren(
    h('button.round', { type: 'button', id: 'theme', 'aria-label': label, title: label, onclick: turn }, icon(HALF)),
    pick,
  );
}

/**
 * Which parts are seen: on a narrow screen one of three.
 * @param {View} view
 * @param {string[]} chosen
 */
export function layout(view, chosen) {
  const shown = view.view || (chosen.length || view.from || !view.at.length ? 'words' : 'graph');
  document.body.dataset.view = shown;
  document.body.dataset.stage = view.view === 'table' ? 'table' : 'graph';
  for (const tab of byId('tabs').querySelectorAll('button')) {
    const name = tab.dataset.view;
    const on = name === shown || (name === 'graph' && shown === 'words' && !narrow.matches);
    tab.setAttribute('aria-pressed', String(on));
  }
}
