/** Search with suggestions in any script: which name matched, how, and who writes it so. */

import { ask, latest } from './api.js';
import { h } from './dom.js';
import { languageName, nameLanguage, nameOf, t } from './i18n.js';
import { colourOf, kindLabel } from './model.js';

/** @typedef {import('./types').Hit} Hit */

const WAIT = 120;
const SUGGESTIONS = 8;
let made = 0;

/**
 * A field with a list of suggestions (the combobox of WAI-ARIA).
 * @param {{label: string, placeholder: string, choose: (entity: import('./types').Entity) => void}} options
 */
export function searchField({ label, placeholder, choose }) {
  const id = `search-${++made}`;
  const list = h('ul.suggestions', { id: `${id}-list`, role: 'listbox', 'aria-label': label, hidden: true });
  const status = h('p.visually-hidden', { role: 'status' });
  const input = h('input', {
    id,
    type: 'search',
    role: 'combobox',
    dir: 'auto',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder,
    'aria-label': label,
    'aria-expanded': 'false',
    'aria-controls': list.id,
    'aria-autocomplete': 'list',
    'data-testid': 'search',
  });
  const newest = latest();
  /** @type {Hit[]} */
  let hits = [];
  let active = -1;
  let timer = 0;

  const open = (/** @type {boolean} */ yes) => {
    list.hidden = !yes;
    input.setAttribute('aria-expanded', String(yes));
    if (!yes) mark(-1);
  };
  const mark = (/** @type {number} */ to) => {
    active = to;
    const options = [...list.querySelectorAll('[role=option]')];
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === to)));
    options[to]?.scrollIntoView({ block: 'nearest' });
    if (to < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${id}-${to}`);
  };
  const take = (/** @type {number} */ i) => {
    const hit = hits[i];
    if (!hit) return;
    open(false);
    input.value = '';
    choose(hit.entity);
  };
  const look = () => {
    const q = input.value.trim();
    if (!q) {
      hits = [];
      open(false);
      return;
    }
    newest(async (signal) => {
      /** @type {import('./types').Page<Hit>} */
      const answer = await ask('search', { q, limit: SUGGESTIONS }, signal);
      hits = answer.items;
      status.textContent = t('found', { n: answer.total });
      list.replaceChildren(...suggestions(hits, answer.total, id, take));
      open(true);
    }).catch(() => {
      hits = [];
      list.replaceChildren(h('li.empty', t('problem.down')));
      open(true);
    });
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(look, WAIT);
  });
  input.addEventListener('focus', () => hits.length && input.value && open(true));
  input.addEventListener('blur', () => open(false));
  input.addEventListener('keydown', (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[/** @type {keyof typeof steps} */ (event.key)];
    if (step && hits.length) {
      event.preventDefault();
      open(true);
      mark((active + step + (active < 0 && step < 0 ? 1 : 0) + hits.length) % hits.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(Math.max(active, 0));
    } else if (event.key === 'Escape') {
      if (list.hidden) input.value = '';
      open(false);
    }
  });
  return h('div.search', { role: 'search' }, input, list, status);
}

/**
 * @param {Hit[]} hits
 * @param {number} total
 * @param {string} id
 * @param {(i: number) => void} take
 */
function suggestions(hits, total, id, take) {
  if (!hits.length) return [h('li.empty', { role: 'presentation' }, t('nothingFound'))];
  const sure = hits.filter((hit) => hit.how === hits[0].how && ['exact', 'folded'].includes(hit.how));
  const options = hits.map((hit, i) =>
    h(
      'li',
      {
        id: `${id}-${i}`,
        role: 'option',
        'aria-selected': 'false',
        'data-id': hit.entity.id,
        style: { '--c': colourOf(hit.entity.type) },
        onmousedown: (/** @type {Event} */ event) => event.preventDefault(),
        onclick: () => take(i),
      },
      h('i.dot'),
      h('span.name', { lang: nameLanguage(hit.entity), dir: 'auto' }, nameOf(hit.entity)),
      h('span.kind', kindLabel(hit.entity)),
      h('span.why', why(hit)),
    ),
  );
  const more = total > hits.length && h('li.empty', { role: 'presentation' }, t('moreFound', { n: total - hits.length }));
  const several = sure.length > 1 && h('li.empty', { role: 'presentation' }, t('ambiguous', { n: sure.length }));
  return [several, ...options, more].filter((item) => item !== false);
}

/** @param {Hit} hit */
function why({ name, language, written_by: by, how }) {
  const publisher = by && (by.publisher ? nameOf(by.publisher) : by.id);
  const parts = [t(`how.${how}`), language && languageName(language), publisher && t('writtenBy', { name: publisher })];
  return [h('bdi', { lang: language }, name), ` · ${parts.filter(Boolean).join(' · ')}`];
}
