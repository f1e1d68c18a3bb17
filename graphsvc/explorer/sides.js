/** Beside the picture: the same as a table, and the legend, whose entries filter. */

import { colourOf, kindLabel, relationshipLabel, typeLabel } from './api.js';
import { entityLink } from './claims.js';
import { endMark } from './entries.js';
import { holdsMark, lensControls } from './lens.js';
import { byId, count, grouped, h, number, t } from './words.js';

/** @typedef {import('./types').View} View */
/** @typedef {import('./types').Network} Network */

const MOST_ROWS = 500;
const HEADS = ['from', 'relationship', 'to', 'state', 'sourcesShort', 'claimsTitle'];

/**
 * The relationships as rows: those of one entity together, the centre's first.
 * @param {import('./claims.js').Ways} ways
 * @param {Network} network after filtering
 * @param {string[]} selected
 * @param {string[]} centres
 */
export function table(ways, { nodes, edges }, selected, centres) {
  if (!edges.length) return h('p.no-data', t('noRows'));
  const known = new Map(nodes.map((node) => [node.id, node]));
  const end = (/** @type {string} */ id, span = 0) => {
    const node = known.get(id);
    return h('td', { rowspan: span || null }, node ? [entityLink(ways, node), h('small', kindLabel(node))] : id);
  };
  const first = (/** @type {string} */ id) => Number(centres.includes(id));
  const groups = grouped(edges, ({ start }) => start).sort(([a, x], [b, y]) => first(b) - first(a) || y.length - x.length);
  let left = MOST_ROWS;
  const bodies = groups.map(([start, all]) => {
    const some = all.slice(0, left);
    left -= some.length;
    return some.length > 0 && h('tbody', some.map((edge, i) => {
      const on = selected.length === 2 && selected.includes(start) && selected.includes(edge.end);
      return h(
        'tr',
        { 'aria-selected': on ? 'true' : null, 'data-testid': 'row' },
        i === 0 && end(start, some.length),
        h('td', relationshipLabel(edge.relationship)),
        end(edge.end),
        h(
          'td',
          h(edge.asserted ? 'span.mark' : 'span.mark.open', t(edge.asserted ? 'asserted' : 'unrealised')),
          endMark(edge.ended),
          holdsMark(edge.holds),
          edge.contested && h('span.mark.contested', t('contested')),
        ),
        h('td.number', { 'data-head': t('table.sourcesShort') }, number(edge.sources)),
        h('td.number', { 'data-head': t('table.claimsTitle') }, h('a', { href: ways.link({ sel: [start, edge.end] }), 'data-keep': true, 'aria-label': t('readClaims', { n: edge.claims }) }, number(edge.claims))),
      );
    }));
  });
  const more = edges.length - MOST_ROWS;
  return h(
    'table',
    h('caption', t('tableCaption', { n: edges.length }), more > 0 && ` | ${t('leftOut', { n: more })}`),
    h('thead', h('tr', HEADS.map((key) => h('th', { scope: 'col' }, t(`table.${key}`))))),
    bodies,
  );
}

/**
 * What is there, from the model; index.html holds the rest of the legend.
 * @param {Network} network before anything is filtered out
 * @param {View} view
 * @param {(change: Partial<View>) => void} go
 */
export function legend({ nodes, edges }, view, go) {
  const { hide } = view;
  const entries = (/** @type {string[]} */ names, /** @type {(name: string) => string} */ label, coloured = false) =>
    grouped(names, (name) => name).sort(([, a], [, b]) => b.length - a.length).map(([name, { length }]) => {
      const on = !hide.includes(name);
      const toggle = () => go({ hide: on ? [...hide, name] : hide.filter((one) => one !== name) });
      const properties = { type: 'button', 'aria-pressed': `${on}`, 'data-name': name, onclick: toggle, '--c': colourOf(name) };
      return h('button.entry', properties, coloured && h('i.dot'), label(name), count(length));
    });
  const relations = entries(edges.map(({ relationship }) => relationship), relationshipLabel);
  byId('types').replaceChildren(...entries(nodes.map(({ type }) => type), typeLabel, true));
  byId('relations').replaceChildren(...relations);
  byId('hidden').textContent = (relations.length ? number(relations.length) : '') + (hide.length ? ` | ${t('hidden', { n: hide.length })}` : '');
  lensControls(view, go);
  byId('legend').hidden = false;
}
