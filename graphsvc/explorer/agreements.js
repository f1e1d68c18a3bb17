/** How an agreement stands, whose it is, who signed and what came when; and when, where and with whom an event was. */

import { attributeLabel, qualifierLabel, relationshipLabel, term } from './api.js';
import { cards, entityLink, entityLinks, note, sourceLink, valueAs, valueOf } from './claims.js';
import { entry, stateMarks, unfolded } from './entries.js';
import { holdsMark, nothing } from './lens.js';
import { dated } from './dates.js';
import { grouped, h, row, section, t } from './words.js';

/** @typedef {import('./claims.js').Ways} Ways */
/** @typedef {import('./types').Claim} Claim */
/** @typedef {import('./types').Entity} Entity */
/** @typedef {import('./types').EntityAnswer} EntityAnswer */
/** @typedef {import('./types').AgreementAnswer} Agreement */
/** @typedef {import('./entries.js').Found} Found */

/**
 * When, where, who.
 * @param {Ways} ways
 * @param {import('./types').Page<import('./listed').Adjacent>} adjacent
 * @param {EntityAnswer} answer
 * @returns {Found}
 */
export function event(ways, { items }, { attributes, not_stated: open }) {
  const ends = (/** @type {string} */ name, out = true) =>
    items.filter(({ relationship, outgoing, asserted }) => asserted && relationship === name && outgoing === out).map(({ neighbour }) => neighbour);
  const values = (/** @type {string} */ name) => grouped((attributes[name] ?? []).filter(({ asserted }) => asserted), valueOf).map(([, [one]], i) => [i > 0 && ' / ', valueAs('span', one)]);
  const gap = (/** @type {string} */ name) => open.some(({ attribute, relationship }) => attribute === name || relationship === name);
  const unsaid = (/** @type {string} */ name) => (gap(name) ? h('strong.hole', t('notStated')) : h('span.label', t('noData')));
  const fact = (/** @type {string} */ key, /** @type {string} */ name, /** @type {Entity[]} */ found, always = false) =>
    (always || found.length > 0) && row(t(key), found.length ? entityLinks(ways, found) : unsaid(name));
  const held = values('date held');
  return {
    parts: [h('dl.facts', { 'data-testid': 'event' },
      row(t('when'), held.length ? held : unsaid('date held')),
      fact('where', 'HELD_IN', ends('HELD_IN'), true),
      fact('who', 'TOOK_PART_IN', ends('TOOK_PART_IN', false), true),
      ends('ADDRESSED_TO').length > 0 && row(relationshipLabel('ADDRESSED_TO'), entityLinks(ways, ends('ADDRESSED_TO'))),
      fact('host', 'HOSTS', ends('HOSTS', false)),
      fact('what', 'ABOUT', ends('ABOUT')),
      values('status').length > 0 && row(attributeLabel('status'), values('status')),
    )],
    claims: [],
  };
}

/**
 * @param {Ways} ways
 * @param {Agreement} agreement
 * @param {EntityAnswer} answer
 * @param {Record<string, string>} lens
 * @returns {Found}
 */
export function agreement(ways, { parties, signatories, topics, timeline, multilateral, status }, answer, lens) {
  const empty = () => h('p.no-data', nothing(lens));
  const unfolding = (/** @type {{entity: Entity, claims: Claim[]}} */ { entity, claims }) =>
    entry(ways, entity, '', null, null, claims);
  const parts = h(
    'div',
    { 'data-testid': 'agreement' },
    section(t('state'), null, h('div', { 'data-testid': 'state' }, status ? [
      h('p.marks', stateMarks(status)),
      unfolded(ways, status.claims),
      status.rivals.length > 0 && unfolded(ways, status.rivals, 'rivals'),
    ] : h('p.no-data', t('noState')))),
    section(t(multilateral ? 'partiesMany' : 'parties'), parties.length, parties.length ? parties.map(unfolding) : empty()),
    section(t('signatories'), signatories.length, signatories.length ? signatories.map((one) => signatory(ways, one, answer)) : empty()),
    timeline.length > 0 && section(t('timeline'), null, h('ol.course', timeline.map((claim) => act(ways, claim)))),
    topics.length > 0 && section(t('topics'), topics.length, topics.map(unfolding)),
  );
  return { parts: [parts], claims: [...parties, ...signatories, ...topics].flatMap(({ claims }) => claims) };
}

/**
 * @param {Ways} ways
 * @param {Agreement['signatories'][number]} one
 * @param {EntityAnswer} answer
 */
function signatory(ways, { entity, capacities, on_behalf_of: whom, claims }, { not_stated: open }) {
  const gaps = open.filter(({ start, qualifier }) => start?.id === entity.id && qualifier !== null);
  return h(
    'div.signatory',
    { 'data-testid': 'signatory' },
    h('h4', entityLink(ways, entity)),
    h(
      'dl.facts',
      row(qualifierLabel('capacity'), capacities.length ? entityLinks(ways, capacities) : t('noData')),
      row(
        qualifierLabel('on_behalf_of'),
        whom?.length ? entityLinks(ways, whom) : gaps.length ? h('strong.hole', t('notStated')) : t('noData'),
        gaps.map((gap) => h('div', { 'data-testid': 'not-stated' }, sourceLink(ways, gap.source), note(gap.note))),
      ),
    ),
    cards(ways, claims),
  );
}

/** @param {Ways} ways @param {Claim} claim */
function act(ways, claim) {
  const { attribute, value_date: value, start, as_written: written, source: { publisher } } = claim;
  const [date] = Object.values(claim.dates);
  const own = attribute?.startsWith('date') && value && dated({ ...value, written: value.written ?? written });
  const what = attribute ? [`${attributeLabel(attribute)}: `, valueAs('span', claim)] : relationshipLabel(claim.relationship).replace(/[\u0650\u0654]$/, '');
  return h(
    'li',
    date ? dated(date) : own || h('span.label', t('undated')),
    h('span.what', start && [entityLink(ways, start), ' '], what, !claim.asserted && [' ', h('span.mark.open', term('modality', claim.modality))], holdsMark(claim.holds)),
    publisher && h('span.label', entityLink(ways, publisher)),
  );
}
