/** Search with suggestions in any script: which name matched, how, and who writes it so. */

import { ask, colourOf, kindLabel, latest } from './api.js';
import { h, languageName, nameLanguage, nameOf, t } from './words.js';

/** @typedef {import('./types').Hit} Hit */

const WAIT = 120;
const SUGGESTIONS = 8;
let made = 0;

/**
 * A field with a list of suggestions (the combobox of WAI-ARIA).
 * @param {string} label
 * @param {string} placeholder
 * @param {(id: string) => void} choose
 */
export function searchField(label, placeholder, choose) {
  const id = `search-${++made}`;
  const list = h('ul.suggestions', { id: `${id}-list`, role: 'listbox', 'aria-label': t(label), hidden: true });
  const status = h('p.visually-hidden', { role: 'status' });
  const newest = latest();
  /** @type {Hit[]} */
  let hits = [];
  let active = -1;
  let timer = 0;

  const open = (/** @type {boolean} */ yes) => {
    list.hidden = !yes;
    input.setAttribute('aria-expanded', `${yes}`);
    if (!yes) mark(-1);
  };
  const mark = (/** @type {number} */ to) => {
    active = to;
    list.querySelectorAll('[role=option]').forEach((option, i) => {
      option.setAttribute('aria-selected', `${i === to}`);
      if (i === to) option.scrollIntoView({ block: 'nearest' });
    });
    input.setAttribute('aria-activedescendant', to < 0 ? '' : `${id}-${to}`);
  };
  const take = (/** @type {number} */ i) => {
    if (!hits[i]) return;
    open(false);
    input.value = '';
    choose(hits[i].entity.id);
  };
  const look = async (/** @type {AbortSignal} */ signal) => {
    const q = input.value.trim();
    hits = [];
    if (!q) return open(false);
    try {
      /** @type {import('./types').Page<Hit>} */
      const { items, total } = await ask('search', { q, limit: SUGGESTIONS }, signal);
      hits = items;
      status.textContent = t('found', { n: total });
      list.replaceChildren(...suggestions(hits, total, id, take));
    } catch {
      if (signal.aborted) return;
      list.replaceChildren(remark('problem.down'));
    }
    open(true);
  };
  const input = h('input', {
    id,
    type: 'text',
    enterkeyhint: 'search',
    role: 'combobox',
    dir: 'auto',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: t(placeholder),
    'aria-label': t(label),
    'aria-expanded': 'false',
    'aria-controls': list.id,
    'aria-autocomplete': 'list',
    'data-testid': 'search',
    oninput: () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => newest(look), WAIT);
    },
    onfocus: () => hits.length && input.value && open(true),
    onblur: () => open(false),
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      const { key } = event;
      const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
      if (step && hits.length) {
        open(true);
        mark((Math.max(active, step < 0 ? 0 : -1) + step + hits.length) % hits.length);
      } else if (key === 'Enter') take(Math.max(active, 0));
      else if (key === 'Escape') {
        if (list.hidden) input.value = '';
        open(false);
      } else return;
      event.preventDefault();
    },
  });
  return h('div.search', { role: 'search' }, input, list, status);
}

/** @param {string} key @param {number} [n] */
const remark = (key, n = 0) => h('li.empty', { role: 'presentation' }, t(key, { n }));

/**
 * @param {Hit[]} hits
 * @param {number} total
 * @param {string} id
 * @param {(i: number) => void} take
 */
function suggestions(hits, total, id, take) {
  const sure = hits.filter(({ whole }) => whole).length;
  const options = hits.map(({ entity, name, language, written_by: by, how, whole, ties, ...hit }, i) => {
    const written = by && t('writtenBy', { name: by.publisher ? nameOf(by.publisher) : by.id });
    const where = hit.located_in.map(nameOf).join(t('comma'));
    const apart = whole && sure > 1 && [Object.values(hit.external_ids)[0], t('tiesOf', { n: ties })];
    const why = [t(`how.${how}`), language && languageName(language), written, apart].flat().filter(Boolean);
    return h(
      'li',
      {
        id: `${id}-${i}`,
        role: 'option',
        'aria-selected': 'false',
        'data-id': entity.id,
        '--c': colourOf(entity.type),
        onmousedown: (/** @type {Event} */ event) => event.preventDefault(),
        onclick: () => take(i),
      },
      h('i.dot'),
      h('span.name', { lang: nameLanguage(entity), dir: 'auto' }, nameOf(entity)),
      h('span.kind', kindLabel(entity), where && [t('comma'), h('bdi', where)]),
      h('span.why', h('bdi', { lang: language }, name), ` | ${why.join(' | ')}`),
    );
  });
  if (!total) options.push(remark('nothingFound'));
  if (sure > 1) options.unshift(remark('ambiguous', sure));
  if (total > hits.length) options.push(remark('moreFound', total - hits.length));
  return options;
}
