/** An entity: its names, what is said of it, to what it is related, and what nobody states. */

import { ask } from './api.js';
import { claimCard, conflictCard, entityLink, notStated, sourceLink, statement, valueOf } from './claims.js';
import { agreementParts } from './agreement.js';
import { group, h, row, section } from './dom.js';
import { languageName, nameLanguage, nameOf, number, t } from './i18n.js';
import { attributeLabel, colourOf, kindLabel, relationshipLabel } from './model.js';

/** @typedef {import('./claims.js').Ways} Ways */
/** @typedef {import('./types').Claim} Claim */
/** @typedef {import('./types').EntityAnswer} EntityAnswer */
/** @typedef {import('./types').Page<Claim>} Claims */

const PAGE = 100;
const SHOWN_AT_ONCE = 8;
const IN_AGREEMENT = new Set(['PARTY_TO', 'SIGNED', 'COVERS']);

/**
 * @param {Ways} ways
 * @param {string} id
 * @param {Record<string, string>} lens
 * @param {AbortSignal} signal
 * @param {(entity: EntityAnswer) => Node} actions
 */
export async function entityPanel(ways, id, lens, signal, actions) {
  const path = encodeURIComponent(id);
  /** @type {[EntityAnswer, Claims, import('./types').Page<import('./types').Conflict>]} */
  const [answer, claims, contested] = await Promise.all([
    ask(`entities/${path}`, lens, signal),
    ask('claims', { about: id, limit: PAGE, ...lens }, signal),
    ask('contested', { about: id }, signal),
  ]);
  const isAgreement = answer.entity.type === 'Agreement';
  const agreement = isAgreement ? await ask(`agreements/${path}`, lens, signal) : null;
  const related = h('div');
  fill(related, ways, answer, claims, lens, isAgreement);
  return h(
    'div.entity-panel',
    { 'data-testid': 'entity', 'data-id': answer.entity.id },
    heading(answer),
    actions(answer),
    agreement && agreementParts(ways, agreement, answer),
    contested.items.length > 0 &&
      section(t('against'), contested.items.length, contested.items.map((c) => conflictCard(ways, c, answer.entity.id))),
    attributes(ways, answer),
    related,
    same(ways, answer),
    names(ways, answer),
    section(t('sources'), answer.sources.length, [
      h('ul.plain', answer.sources.map((source) => h('li', sourceLink(ways, source)))),
    ]),
  );
}

/** @param {EntityAnswer} answer */
function heading({ entity, names: all, note }) {
  const shown = nameOf(entity);
  const others = Object.entries(all).flatMap(([tag, list]) =>
    list.filter((name) => name !== shown).slice(0, 1).map((name) => h('span', { lang: tag, dir: 'auto' }, name)),
  );
  return h(
    'header',
    h('p.type', { style: { '--c': colourOf(entity.type) } }, h('i.dot'), kindLabel(entity), entity.collective && ` · ${t('collective')}`),
    h('h2', { tabindex: -1, lang: nameLanguage(entity), dir: 'auto' }, shown),
    others.length > 0 && h('p.others', others),
    note !== null && h('p.note', { lang: 'en', dir: 'auto' }, note),
  );
}

/**
 * What is said of the entity; beside it, what a source leaves open.
 * @param {Ways} ways
 * @param {EntityAnswer} answer
 */
function attributes(ways, { attributes: stated, not_stated: open }) {
  const gaps = open.filter((question) => question.attribute !== null);
  const keys = new Set([...Object.keys(stated), ...gaps.map((gap) => gap.attribute ?? '')]);
  if (!keys.size) return section(t('saidOfIt'), null, [h('p.no-data', t('noData'))]);
  const list = [...keys].map((name) => {
    const claims = stated[name] ?? [];
    return h(
      'div.attribute',
      h('h4', attributeLabel(name)),
      byValue(claims).map(([value, same]) => [
        h('p.value', { dir: 'auto' }, value),
        same.map((claim) => claimCard(ways, claim)),
      ]).flat(2),
      h('ul.plain', gaps.filter((gap) => gap.attribute === name).map((gap) => notStated(ways, gap))),
    );
  });
  return section(t('saidOfIt'), null, list);
}

/** @param {Claim[]} claims */
function byValue(claims) {
  /** @type {Map<string, Claim[]>} */
  const groups = new Map();
  for (const claim of claims) group(groups, valueOf(claim)).push(claim);
  return [...groups];
}

/**
 * The relationships, grouped; more claims are asked for on demand.
 * @param {HTMLElement} place
 * @param {Ways} ways
 * @param {EntityAnswer} answer
 * @param {Claims} claims
 * @param {Record<string, string>} lens
 * @param {boolean} isAgreement
 */
function fill(place, ways, answer, claims, lens, isAgreement) {
  const { entity, not_stated: open } = answer;
  const related = claims.items.filter(
    (claim) => claim.start && !(isAgreement && claim.asserted && IN_AGREEMENT.has(claim.relationship)),
  );
  const parts = grouped(related, entity.id).map(([key, list], i, all) => {
    const title = key.endsWith('<')
      ? t('incoming', { label: groupLabel(list[0]), name: nameOf(entity) })
      : t('outgoing', { label: groupLabel(list[0]) });
    const unfolded = related.length <= SHOWN_AT_ONCE || i === 0 || all.length <= 2;
    return h(
      'details.group',
      { open: unfolded, 'data-relationship': list[0].relationship },
      h('summary', title, ' ', h('span.count', number(list.length))),
      byNeighbour(ways, list, entity.id),
    );
  });
  const gaps = open.filter((question) => question.relationship !== null && !(isAgreement && question.qualifier));
  const { next } = claims;
  const more = async () => {
    const page = await ask('claims', { about: entity.id, limit: PAGE, cursor: next, ...lens });
    const { items, ...rest } = /** @type {Claims} */ (page);
    fill(place, ways, answer, { ...rest, items: [...claims.items, ...items] }, lens, isAgreement);
  };
  place.replaceChildren(
    section(t('relationships'), related.length, [
      ...parts,
      related.length === 0 && h('p.no-data', t(lens.modality ? 'noData' : 'noneAsserted')),
      gaps.length > 0 && h('ul.plain', gaps.map((gap) => notStated(ways, gap))),
      next !== null && h('button.more', { type: 'button', onclick: more }, t('moreClaims')),
    ]),
  );
}

/** @param {Claim} claim */
function groupLabel(claim) {
  return claim.relationship === 'TIE_STATES' ? t('bond') : relationshipLabel(claim.relationship);
}

/**
 * By relationship and direction, those with the most claims first.
 * @param {Claim[]} claims
 * @param {string} id
 */
function grouped(claims, id) {
  /** @type {Map<string, Claim[]>} */
  const groups = new Map();
  for (const claim of claims) {
    const out = claim.start?.id === id || claim.relationship === 'TIE_STATES';
    group(groups, claim.relationship + (out ? '>' : '<')).push(claim);
  }
  const late = ['TIE_STATES>', 'LOCATED_IN>', 'ABOUT>'];
  return [...groups].sort(([a, x], [b, y]) => late.indexOf(a) - late.indexOf(b) || y.length - x.length);
}

/**
 * @param {Ways} ways
 * @param {Claim[]} claims
 * @param {string} id
 */
function byNeighbour(ways, claims, id) {
  /** @type {Map<string, Claim[]>} */
  const neighbours = new Map();
  for (const claim of claims) {
    group(neighbours, (claim.start?.id === id ? claim.end : (claim.start ?? claim.end)).id).push(claim);
  }
  return [...neighbours.values()].map((list) => {
    const [{ start, end }] = list;
    const tie = list[0].relationship === 'TIE_STATES';
    const other = start?.id === id ? end : (start ?? end);
    const cards = list.map((claim) => [tie && statement(ways, claim), claimCard(ways, claim)]).flat();
    return h('div.neighbour', h('h4', entityLink(ways, other)), cards);
  });
}

/**
 * The names that the curator holds, and every spelling with who writes it so.
 * @param {Ways} ways
 * @param {EntityAnswer} answer
 */
function names(ways, { names: held, spellings, external_ids: ids, former_ids: former }) {
  const curated = Object.entries(held).map(([tag, list]) =>
    row(languageName(tag), h('span', { lang: tag, dir: 'auto' }, list.join(t('comma')))),
  );
  const written = spellings.map(({ as_written: text, language, sources }) =>
    row(
      languageName(language),
      h('span', h('q', { lang: language, dir: 'auto' }, text), sources.map((source) => [' ', sourceLink(ways, source)]).flat()),
    ),
  );
  const others = [...Object.entries(ids), ...former.map((id) => [t('formerId'), id])];
  return section(t('names'), null, [
    h('dl.facts', curated),
    written.length > 0 && h('details', h('summary', t('spellings'), ' ', h('span.count', number(written.length))), h('dl.facts', written)),
    others.length > 0 && h('dl.facts', others.map(([name, id]) => row(name, h('code', id)))),
  ]);
}

/**
 * @param {Ways} ways
 * @param {EntityAnswer} answer
 */
function same(ways, { same: judged, entity }) {
  if (!judged.length) return null;
  return section(t('same'), judged.length, judged.map(({ entities, certainty, reason }) =>
    h(
      'div.same',
      h('p', h('span.mark.open', t(`same.${certainty}`)), ' ', entities.filter((e) => e.id !== entity.id).map((e) => entityLink(ways, e))),
      h('p.note', { lang: 'en', dir: 'auto' }, reason),
    ),
  ));
}
