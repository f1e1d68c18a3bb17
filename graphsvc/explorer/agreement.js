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
  const empty = h('p.no-data', t('noData'));
  return h(
    'div',
    { 'data-testid': 'agreement' },
    section(multilateral ? t('partiesMany') : t('parties'), parties.length, [
      parties.length ? h('div.pair', parties.map((party) => unfolding(ways, party))) : empty,
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
    h('summary', h('bdi', { lang: nameLanguage(entity) }, nameOf(entity)), ' ', h('span.count', t('claims', { n: claims.length }))),
    h('p', entityLink(ways, entity)),
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
    h('h4', entityLink(ways, entity)),
    h(
      'dl.facts',
      h('div', h('dt', qualifierLabel('capacity')), h('dd', capacities.length ? links(capacities) : t('noData'))),
      h(
        'div',
        h('dt', qualifierLabel('on_behalf_of')),
        h('dd', whom?.length ? links(whom) : h('strong.hole', missing)),
      ),
    ),
    claims.map((claim) => claimCard(ways, claim)),
    gaps.length > 0 && h('ul.plain', gaps.map((gap) => notStated(ways, gap))),
  );
}

/**
 * @param {Ways} ways
 * @param {Claim[]} claims
 */
function course(ways, claims) {
  const item = (/** @type {Claim} */ claim) => {
    const [date] = Object.values(claim.dates);
    const own = claim.attribute?.startsWith('date') && claim.value ? h('time', day(claim.value)) : null;
    const what = claim.attribute
      ? `${attributeLabel(claim.attribute)}: ${valueOf(claim)}`
      : relationshipLabel(claim.relationship);
    const publisher = claim.source.publisher;
    return h(
      'li',
      date ? dated(date) : (own ?? h('span.label', t('undated'))),
      h('span.what', claim.start && [entityLink(ways, claim.start), ' '], what),
      publisher && h('span.label', entityLink(ways, publisher)),
    );
  };
  return h('ol.course', claims.map(item));
}
