/**
 * The address carries the whole view: what is shown, selected, filtered, in which language; and
 * what stands around the contents follows it: words, controls, theme, which part is seen.
 */

import { byId, current, stored, t } from './words.js';

/** @typedef {import('./types').View} View */

const MOST_IDS = 20;
/** @type {View} */
const NOTHING = {
  at: [],
  sel: [],
  from: '',
  to: '',
  path: 0,
  lens: 'asserted',
  day: '',
  during: '',
  publishers: 1,
  hide: [],
  view: '',
  lang: '',
  theme: '',
};

/**
 * The view that a query string says; what it does not say is as by default.
 * @param {string} search
 * @returns {View}
 */
export function read(search) {
  const query = new URLSearchParams(search);
  /** @type {Record<string, unknown>} */
  const view = {};
  for (const [name, usual] of Object.entries(NOTHING)) {
    view[name] = Array.isArray(usual) ? query.getAll(name).slice(0, MOST_IDS) : (query.get(name) ?? usual);
  }
  const known = ['graph', 'table', 'words'].includes(String(view.view));
  const path = Math.max(0, Math.floor(Number(view.path)) || 0);
  const lens = view.lens === 'any' ? 'any' : 'asserted';
  const day = isDay(String(view.day)) ? view.day : '';
  const during = !day && isPeriod(String(view.during)) ? view.during : '';
  const publishers = Math.max(1, Math.min(3, Math.floor(Number(view.publishers)) || 1));
  return /** @type {View} */ ({ ...view, path, lens, day, during, publishers, view: known ? view.view : '' });
}

/** @param {string} text */
const isDay = (text) => /^[12]\d{3}-\d\d-\d\d$/.test(text) && new Date(Date.parse(text) || 0).toISOString().startsWith(text);

/** What may be any date, which the service reads. @param {string} text */
const isPeriod = (text) => /^([sl]h:|ad:)?[\dX~?%/.-]{4,30}$/.test(text);

/**
 * The address of a view.
 * @param {View} view
 */
export function href(view) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(view)) {
    const usual = NOTHING[/** @type {keyof View} */ (name)];
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== usual) query.append(name, `${one}`);
    }
  }
  const text = query.toString();
  return text ? `?${text}` : location.pathname;
}

/** The view, and whoever wants to hear that it changed. */
export class State {
  /**
   * @param {(view: View, before: View) => void} changed
   * @param {(id: string) => boolean} shows whether an entity is in the picture
   */
  constructor(changed, shows) {
    this.view = read(location.search);
    this.changed = changed;
    this.shows = shows;
    addEventListener('popstate', () => this.set(read(location.search)));
    document.addEventListener('click', (event) => this.follow(event));
  }

  /**
   * Go to a view that differs from this one in what is given.
   * @param {Partial<View>} change
   */
  go(change) {
    const view = { ...this.view, ...change };
    const to = href(view);
    if (to === href(this.view)) return;
    history.pushState(null, '', to);
    this.set(view);
  }

  /**
   * The address of a view that differs from this one in what is given.
   * @param {Partial<View>} change
   */
  link(change) {
    return href({ ...this.view, path: 0, ...change });
  }

  /** @param {View} view */
  set(view) {
    const before = this.view;
    this.view = view;
    this.changed(view, before);
  }

  /**
   * Links within the page change what is shown, without loading it anew; how it is shown (filters,
   * language …) stays as it is now, and the lens unless the link brings one.
   * @param {MouseEvent} event
   */
  follow(event) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const aside = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
    if (!link || aside || event.defaultPrevented) return;
    const inside = link.origin === location.origin && link.pathname === location.pathname;
    if (!inside || link.target || link.hash) return;
    event.preventDefault();
    const { at, sel, from, to, path, lens, day, during, publishers } = read(link.search);
    const { entity, keep, lens: seen } = link.dataset;
    const stays = keep !== undefined || (entity !== undefined && this.shows(entity));
    this.go({ ...(stays ? { sel } : { at, sel, from, to, path }), ...(seen !== undefined && { lens, day, during, publishers }) });
  }
}

/** A screen on which the graph, the words and the table take turns. */
export const narrow = matchMedia('(max-width: 47.99rem)');

/** Whether the page is dark now. */
export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/** What was chosen on an earlier visit. */
const usualTheme = stored('graphsvc-theme');

/** @param {View} view */
export function theme(view) {
  const wanted = view.theme || usualTheme;
  const { dataset } = document.documentElement;
  if (wanted === 'dark' || wanted === 'light') dataset.theme = wanted;
  else delete dataset.theme;
}

/** The words that index.html asks for. @param {ParentNode} [root] */
export function words(root = document) {
  for (const element of root.querySelectorAll('[data-text]')) element.textContent = t(element.getAttribute('data-text') ?? '');
  for (const element of root.querySelectorAll('[data-label]')) describe(element, element.getAttribute('data-label') ?? '');
}

/** @param {Element} element @param {string} key */
function describe(element, key) {
  element.setAttribute('aria-label', t(key));
  if (element instanceof HTMLButtonElement) element.title = t(key);
}

/**
 * The switches of theme and language.
 * @param {(change: Partial<View>) => void} go
 */
export function controls(go) {
  const next = isDark() ? 'light' : 'dark';
  const [turn, pick] = [byId('theme'), /** @type {HTMLSelectElement} */ (byId('language'))];
  describe(turn, `theme.${next}`);
  turn.onclick = () => {
    stored('graphsvc-theme', next);
    go({ theme: next });
  };
  pick.value = current();
  pick.onchange = () => {
    stored('graphsvc-lang', pick.value);
    go({ lang: pick.value });
  };
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
