/** What stands beside an entity and is not it: whom it succeeds, who succeeds it, who bears its id. */

import { term } from './api.js';
import { entityLinks } from './claims.js';
import { holdsMark } from './lens.js';
import { day } from './dates.js';
import { h, row, t } from './words.js';

/** @typedef {import('./claims.js').Ways} Ways */
/** @typedef {import('./types').EntityAnswer} EntityAnswer */
/** @typedef {import('./types').Succession} Succession */

/** A date that is one day, month or year is told in the reader's language. @param {string} edtf */
const when = (edtf) => (/^\d+(-\d\d)*$/.test(edtf) ? day(edtf) : edtf);

/** @param {Ways} ways @param {Succession} one */
const succession = (ways, { entity, kinds, days, ties, modality, holds }) => h(
  'div',
  { 'data-testid': 'succession', 'data-id': entity.id },
  entityLinks(ways, [entity]),
  [kinds.map((kind) => term('succession', kind)), days.map(when), ties !== null && t('ownTies', { n: ties })]
    .flat().filter((part) => part !== false).map((part) => ` | ${part}`),
  !modality.includes('asserted') && modality.map((one) => [' ', h('span.mark.open', term('modality', one))]),
  holds !== 'certain' && [' ', holdsMark(holds)],
);

/**
 * The ties of a predecessor are told by a link to it, never taken over.
 * @param {Ways} ways
 * @param {EntityAnswer} answer
 */
export function beside(ways, { entity, predecessors, successors, same_external_id: shared }) {
  const rows = [
    predecessors.length > 0 && row(t('predecessor'), predecessors.map((one) => succession(ways, one))),
    successors.length > 0 && row(t('successor'), successors.map((one) => succession(ways, one))),
    shared.length > 0 && row(t('sameId'), shared.map(({ scheme, value, entities, same }) => h(
      'div',
      { 'data-testid': 'same-id' },
      h('code', `${scheme} ${value}`), ' ',
      same && [h('span.mark.open', t(`same.${same}`)), ' '],
      entityLinks(ways, entities.filter(({ id }) => id !== entity.id)),
    ))),
  ];
  return rows.some((one) => one !== false) && h('dl.facts', rows);
}
