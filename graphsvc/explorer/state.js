/** The address carries the whole view: what is shown, selected, filtered, in which language. */

/** @typedef {import('./types').View} View */

const MOST = 20;
/** @type {View} */
const NOTHING = {
  at: [],
  sel: [],
  from: '',
  to: '',
  path: 0,
  lens: 'asserted',
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
    view[name] = Array.isArray(usual) ? query.getAll(name).slice(0, MOST) : (query.get(name) ?? usual);
  }
  const known = ['graph', 'table', 'words'].includes(String(view.view));
  const path = Math.max(0, Math.floor(Number(view.path)) || 0);
  const lens = view.lens === 'any' ? 'any' : 'asserted';
  return /** @type {View} */ ({ ...view, path, lens, view: known ? view.view : '' });
}

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
   * Links within the page change what is shown, without loading it anew; how it is shown (lens,
   * filters, language …) stays as it is now.
   * @param {MouseEvent} event
   */
  follow(event) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const aside = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
    if (!link || aside || event.defaultPrevented) return;
    const inside = link.origin === location.origin && link.pathname === location.pathname;
    if (!inside || link.target || link.hash) return;
    event.preventDefault();
    const { at, sel, from, to, path } = read(link.search);
    const { entity, keep } = link.dataset;
    const stays = keep !== undefined || (entity !== undefined && this.shows(entity));
    this.go(stays ? { sel } : { at, sel, from, to, path });
  }
}
