/**
 * What only some things have: the ties of a city, the members of a network, who held a post, how an
 * agreement stands.
 */

import { ask, kindLabel, qualifierValue, relationshipLabel, term } from './api.js';
import { agreement, event } from './agreements.js';
import { cards, entityLink, entityLinks, labelled, notStated } from './claims.js';
import { endMark, entry, stateMarks, states, times } from './entries.js';
import { nothing } from './lens.js';
import { h, list, section, t } from './words.js';

/** @typedef {import('./claims.js').Ways} Ways */
/** @typedef {import('./types').Claim} Claim */
/** @typedef {import('./types').EntityAnswer} EntityAnswer */
/** @typedef {import('./entries.js').Found} Found */
/** @typedef {Record<string, string>} Lens */

const MOST_ENTRIES = 200;

/**
 * What an entity of this type has, and which claims stand in it.
 * @param {Ways} ways
 * @param {EntityAnswer} answer
 * @param {Lens} lens
 * @param {AbortSignal} signal
 */
export async function things(ways, answer, lens, signal) {
  const { entity: { id, type }, relationships } = answer;
  /** @type {<T>(path: string) => Promise<T>} */
  const get = (path) => ask(path.replace('*', encodeURIComponent(id)), path.startsWith('agree') ? lens : { ...lens, limit: MOST_ENTRIES }, signal);
  /** @type {(Found | false)[]} */
  const found = await Promise.all([
    (type === 'City' || type === 'Region') && ties(ways, await get('cities/*/ties')),
    type === 'Organization' && members(ways, await get('organizations/*/members')),
    type === 'Agreement' && agreement(ways, await get('agreements/*'), answer, lens),
    type === 'Event' && event(ways, await get('entities/*/adjacent'), answer),
    (type === 'Post' || (type !== 'Agreement' && relationships.POST_OF > 0)) && posts(ways, await get('entities/*/posts'), answer, lens),
  ]);
  const all = found.filter((one) => one !== false);
  return { parts: all.map(({ parts }) => parts), shown: new Set(all.flatMap(({ claims }) => claims.map(({ id: name }) => name))) };
}

/** @param {import('./listed').Tie} tie */
const claimsOf = ({ direct, stated, agreements }) => [...direct, ...stated, ...agreements.flatMap(({ claims, status }) => [...claims, ...(status?.claims ?? [])])];

/** @param {Claim} claim */
const timeOf = ({ dates }) => Object.values(dates)[0]?.earliest ?? '';

/** @param {Ways} ways @param {import('./listed').Tie} tie */
function tieEntry(ways, tie) {
  const { other, multilateral, direct, agreements, stated, status, through, ended } = tie;
  const own = agreements.map(({ agreement: one, status: its }) => stateMarks(its, status || !tie.modality.includes('asserted') ? kindLabel(one) : ''));
  const body = [
    cards(ways, direct),
    states(ways, [...stated].sort((a, b) => timeOf(a).localeCompare(timeOf(b)))),
    agreements.map(({ agreement: one, claims, status: its }) => [
      h('h4', entityLink(ways, one)),
      cards(ways, claims),
      its && states(ways, its.claims),
    ]),
  ];
  const kind = [tie.kind === 'cooperation' && h('span', term('kind of tie', 'cooperation')), h('span', t(multilateral ? 'multilateral' : 'bilateral'))];
  const bodies = through.length > 0 && h('span', `${t('throughBody')}: `, entityLinks(ways, through));
  return entry(ways, other, [ended?.certain ? endMark(ended) : [stateMarks(status), endMark(ended)], own], [times(direct), kind, bodies], tie, claimsOf(tie), body);
}

/** @param {Ways} ways @param {import('./listed').TiesAnswer} answer @returns {Found} */
function ties(ways, { items, total, ended }) {
  const best = [...items].sort((a, b) => Number(a.multilateral) - Number(b.multilateral) || b.independent - a.independent);
  const over = ended > 0 && h('p.no-data', t('endedMore', { n: ended }));
  const parts = total + ended > 0 && section(t('ties'), total, h('div', { 'data-testid': 'ties' }, best.map((tie) => tieEntry(ways, tie)), left(total, items), over));
  return { parts: [parts], claims: items.flatMap(claimsOf) };
}

/** @param {number} total @param {unknown[]} items */
const left = (total, items) => total > items.length && h('p.no-data', t('leftOut', { n: total - items.length }));

/**
 * How two cities are tied, as of the lens's day.
 * @param {Ways} ways
 * @param {string} one
 * @param {string} other
 * @param {Lens} lens
 * @param {AbortSignal} signal
 */
export async function tieOf(ways, one, other, lens, signal) {
  /** @type {import('./listed').TiesAnswer} */
  const { items } = await ask(`cities/${encodeURIComponent(one)}/ties`, { ...lens, limit: MOST_ENTRIES }, signal);
  const tie = items.find(({ other: { id } }) => id === other);
  const part = section(t('tie'), null, h('div', { 'data-testid': 'tie' }, tie ? tieEntry(ways, tie) : h('p.no-data', nothing(lens))));
  part.querySelector('details')?.toggleAttribute('open', true);
  return { part, shown: new Set(tie ? claimsOf(tie).map(({ id }) => id) : []) };
}

/** @param {Ways} ways @param {import('./types').Page<import('./listed').Member>} answer @returns {Found} */
function members(ways, { items, total }) {
  const rows = items.map((one) => {
    const marks = [...one.grades.map((grade) => ['grade', grade]), ...one.roles.map((role) => ['role', role])];
    return entry(ways, one.entity, marks.map(([name, value]) => h('span.mark.state', labelled(qualifierValue(name, value), value))), times(one.claims), one, one.claims);
  });
  const parts = total > 0 && section(t('members'), total, h('p.hint', t('membersNamed')), h('div', { 'data-testid': 'members' }, rows, left(total, items)));
  return { parts: [parts], claims: items.flatMap(({ claims }) => claims) };
}

/**
 * @param {Ways} ways
 * @param {import('./types').Page<import('./listed').Post>} answer
 * @param {EntityAnswer} about
 * @param {Lens} lens
 * @returns {Found}
 */
function posts(ways, { items }, { entity: { id } }, lens) {
  const parts = items.map(({ post, of, holders, not_stated: open }) => h(
    'div.post',
    { 'data-testid': 'post', 'data-id': post.id },
    post.id === id ? of.length > 0 && h('p.of', h('span.label', relationshipLabel('POST_OF')), ' ', entityLinks(ways, of)) : h('h4', entityLink(ways, post)),
    holders.map((one) => entry(ways, one.entity, '', times(one.claims), one, one.claims)),
    holders.length === 0 && h('p.no-holder', t(lens.as_of || lens.during || lens.min_publishers ? 'noHolderSeen' : 'noHolder')),
    post.id === id && list(open.map((gap) => notStated(ways, gap, id))),
  ));
  const title = items[0]?.post.id === id ? 'holders' : 'posts';
  return {
    parts: [parts.length > 0 && section(t(title), title === 'posts' ? items.length : null, h('div', { 'data-testid': title }, parts))],
    claims: items.flatMap(({ holders }) => holders.flatMap(({ claims }) => claims)),
  };
}
