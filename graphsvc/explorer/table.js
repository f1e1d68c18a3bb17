/** What the graph shows, as rows. */

import { entityLink } from './claims.js';
import { UNEQUAL, h, icon } from './dom.js';
import { number, t } from './i18n.js';
import { kindLabel, relationshipLabel } from './model.js';

/** @typedef {import('./claims.js').Ways} Ways */
/** @typedef {import('./types').Network} Network */

const MOST = 500;

/**
 * @param {Ways} ways
 * @param {Network} network after filtering
 * @param {string[]} selected
 */
export function table(ways, { nodes, edges }, selected) {
  if (!edges.length) return h('p.no-data', t('noRows'));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const end = (/** @type {string} */ id) => {
    const node = byId.get(id);
    if (!node) return h('td', id);
    return h('td', entityLink(ways, node), h('small', kindLabel(node)));
  };
  const rows = edges.slice(0, MOST).map((edge) => {
    const on = selected.length === 2 && selected.includes(edge.start) && selected.includes(edge.end);
    const state = [
      h(`span.mark${edge.asserted ? '' : '.open'}`, t(edge.asserted ? 'asserted' : 'unrealised')),
      edge.contested && h('span.mark.contested', icon(UNEQUAL), t('contested')),
    ];
    return h(
      'tr',
      { 'aria-selected': on ? 'true' : null, 'data-testid': 'row' },
      end(edge.start),
      h('td', relationshipLabel(edge.relationship)),
      end(edge.end),
      h('td', state),
      h('td.number', { 'data-head': t('table.sourcesShort') }, number(edge.sources)),
      h('td.number', { 'data-head': t('table.claimsTitle') }, h('a', { href: ways.link({ sel: [edge.start, edge.end] }), 'data-keep': true, 'aria-label': t('readClaims', { n: edge.claims }) }, number(edge.claims))),
    );
  });
  const heads = ['from', 'relationship', 'to', 'state', 'sourcesShort', 'claimsTitle'];
  const left = edges.length - rows.length;
  return h(
    'table',
    h('caption', t('tableCaption', { n: edges.length }), left > 0 && ` · ${t('leftOut', { n: left })}`),
    h('thead', h('tr', heads.map((key) => h('th', { scope: 'col' }, t(`table.${key}`))))),
    h('tbody', rows),
  );
}
