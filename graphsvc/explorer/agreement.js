/** What only an agreement has: parties, who signed for whom, topics, and its course. */

import { claimCard, entityLink, notStated, valueOf } from './claims.js';
import { dated, h, section } from './dom.js';
import { day, nameLanguage, nameOf, t } from './i18n.js';
import { attributeLabel, qualifierLabel, relationshipLabel } from './model.js';

/** @typedef {import('./claims.js').Ways} Ways */
/** @typedef {import('./types').AgreementAnswer} Agreement */
/** @typedef {import('./types').Claim} Claim */

/**
 * @param {Ways} ways
 * @param {Agreement} agreement
 * @param {import('./types').EntityAnswer} answer
 */
export function agreementParts(ways, agreement, answer) {
  const { parties, signatories, topics, timeline, multilateral } = agreement;
  const empty = h('p.no-data', null, t('noData'));
  return h(
    'div',
    { 'data-testid': 'agreement' },
    section(multilateral ? t('partiesMany') : t('parties'), parties.length, [
      parties.length ? h('div.pair', null, parties.map((party) => unfolding(ways, party))) : empty,
    ]),
    section(t('signatories'), signatories.length, [
      ...signatories.map((one) => signatory(ways, one, answer)),
      signatories.length === 0 && empty.cloneNode(true),
    ]),
    timeline.length > 0 && section(t('timeline'), null, [course(ways, timeline)]),
    topics.length > 0 && section(t('topics'), topics.length, topics.map((topic) => unfolding(ways, topic))),
  );
}

/**
 * @param {Ways} ways
 * @param {{entity: import('./types').Entity, claims: Claim[]}} party
 */
function unfolding(ways, { entity, claims }) {
  return h(
    'details.party',
    null,
    h('summary', null, h('bdi', { lang: nameLanguage(entity) }, nameOf(entity)), ' ', h('span.count', null, t('claims', { n: claims.length }))),
    h('p', null, entityLink(ways, entity)),
    claims.map((claim) => claimCard(ways, claim)),
  );
}

/**
 * @param {Ways} ways
 * @param {Agreement['signatories'][number]} one
 * @param {import('./types').EntityAnswer} answer
 */
function signatory(ways, { entity, capacities, on_behalf_of: whom, claims }, { not_stated: open }) {
  const gaps = open.filter(({ start, qualifier }) => start?.id === entity.id && qualifier !== null);
  const missing = gaps.length ? t('notStated') : t('noData');
  const links = (/** @type {import('./types').Entity[]} */ list) => list.map((e) => entityLink(ways, e));
  return h(
    'div.signatory',
    { 'data-testid': 'signatory' },
    h('h4', null, entityLink(ways, entity)),
    h(
      'dl.facts',
      null,
      h('div', null, h('dt', null, qualifierLabel('capacity')), h('dd', null, capacities.length ? links(capacities) : t('noData'))),
      h(
        'div',
        null,
        h('dt', null, qualifierLabel('on_behalf_of')),
        h('dd', null, whom?.length ? links(whom) : h('strong.hole', null, missing)),
      ),
    ),
    claims.map((claim) => claimCard(ways, claim)),
    gaps.length > 0 && h('ul.plain', null, gaps.map((gap) => notStated(ways, gap))),
  );
}

/**
 * @param {Ways} ways
 * @param {Claim[]} claims
 */
function course(ways, claims) {
  const item = (/** @type {Claim} */ claim) => {
    const [date] = Object.values(claim.dates);
    const own = claim.attribute?.startsWith('date') && claim.value ? h('time', null, day(claim.value)) : null;
    const what = claim.attribute
      ? `${attributeLabel(claim.attribute)}: ${valueOf(claim)}`
      : relationshipLabel(claim.relationship);
    const publisher = claim.source.publisher;
    return h(
      'li',
      null,
      date ? dated(date) : (own ?? h('span.label', null, t('undated'))),
      h('span.what', null, claim.start && [entityLink(ways, claim.start), ' '], what),
      publisher && h('span.label', null, entityLink(ways, publisher)),
    );
  };
  return h('ol.course', null, claims.map(item));
}
