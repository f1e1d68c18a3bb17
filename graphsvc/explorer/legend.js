/** The legend below the picture: what is there, from the model; each entry filters. */

import { UNEQUAL, h, icon } from './dom.js';
import { number, t } from './i18n.js';
import { colourOf, relationshipLabel, typeLabel } from './model.js';

/** @typedef {import('./types').View} View */

/**
 * @param {import('./types').Network} network before anything is filtered out
 * @param {View} view
 * @param {(change: Partial<View>) => void} go
 * @param {boolean} open
 */
export function legend(network, view, go, open) {
  const types = count(network.nodes.map((node) => node.type));
  const relationships = count(network.edges.map((edge) => edge.relationship));
  const toggle = (/** @type {string} */ name) => {
    const hide = view.hide.includes(name) ? view.hide.filter((one) => one !== name) : [...view.hide, name];
    go({ hide });
  };
  const entry = (/** @type {string} */ name, /** @type {string} */ label, /** @type {number} */ n, /** @type {string} */ colour) =>
    h(
      'button.entry',
      { type: 'button', 'aria-pressed': String(!view.hide.includes(name)), 'data-name': name, onclick: () => toggle(name), style: { '--c': colour } },
      colour && h('i.dot'),
      label,
      ' ',
      h('span.count', number(n)),
    );
  return h(
    'div.legend',
    { 'data-testid': 'legend' },
    lenses(view, go),
    h('div.entries', { role: 'group', 'aria-label': t('types') }, types.map(([name, n]) => entry(name, typeLabel(name), n, colourOf(name)))),
    h(
      'details.signs',
      { open },
      h('summary', t('relationships'), ' ', h('span.count', number(relationships.length)), view.hide.length > 0 && h('span.count', ` · ${t('hidden', { n: view.hide.length })}`)),
      h(
        'div.sheet',
        h('div.entries', { role: 'group', 'aria-label': t('relationships') }, relationships.map(([name, n]) => entry(name, relationshipLabel(name), n, ''))),
        h(
          'ul.key',
          h('li', h('i.line'), t('key.asserted')),
          h('li', h('i.line.dashed'), t('key.unrealised')),
          h('li', h('i.ring'), t('key.collective')),
          h('li', h('b.contested', icon(UNEQUAL)), t('key.contested')),
          h('li', h('b', number(2)), t('key.count')),
        ),
        h('p.hint', t('hint')),
      ),
    ),
  );
}

/**
 * Asserted only, or with what is planned and proposed.
 * @param {View} view
 * @param {(change: Partial<View>) => void} go
 */
function lenses(view, go) {
  const choice = (/** @type {View['lens']} */ value) =>
    h(
      'label',
      h('input', { type: 'radio', name: 'lens', value, checked: view.lens === value, onchange: () => go({ lens: value }) }),
      h('span', t(`lens.${value}`)),
    );
  return h('fieldset.lens', h('legend.visually-hidden', t('lens')), choice('asserted'), choice('any'));
}

/**
 * @param {string[]} names
 * @returns {[string, number][]}
 */
function count(names) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
