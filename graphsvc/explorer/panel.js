/** An entity: its names, what is said of it, to what it is related, and what nobody states. */

import { ask, attributeLabel, colourOf, isSymmetric, kindLabel, relationshipLabel } from './api.js';
import { beside } from './beside.js';
import { cards, claimCard, conflictCard, contradicts, entityLink, entityLinks, notStated, note, sourceLink, statement, successions, valueAs, valueOf } from './claims.js';
import { nothing } from './lens.js';
import { things } from './things.js';
import { around, count, grouped, h, languageName, list, named, nameLanguage, nameOf, row, section, t } from './words.js';

/** @typedef {import('./claims.js').Ways} Ways */
/** @typedef {import('./types').Claim} Claim */
/** @typedef {import('./types').EntityAnswer} EntityAnswer */
/** @typedef {import('./types').Page<Claim>} Claims */

const PAGE = 100;
const SHOWN_AT_ONCE = 8;
/** Told after the others. */
const LATE = ['TIE_STATES>', 'LOCATED_IN>', 'ABOUT>'];

/**
 * @param {Ways} ways
 * @param {string} id
 * @param {Record<string, string>} lens
 * @param {AbortSignal} signal
 * @param {(id: string) => Node} actions
 */
export async function entityPanel(ways, id, lens, signal, actions) {
  const path = encodeURIComponent(id);
  /** @type {[EntityAnswer, Claims, import('./types').Page<import('./types').Conflict>]} */
  const [answer, claims, contested] = await Promise.all([
    ask(`entities/${path}`, lens, signal),
    ask('claims', { about: id, limit: PAGE, ...lens }, signal),
    ask('contested', { about: id, limit: PAGE, ...lens }, signal),
  ]);
  const { entity } = answer;
  const own = await things(ways, answer, lens, signal);
  /** @type {import('./types').Page<import('./listed').Adjacent>} */
  const party = entity.type !== 'Agreement' && answer.relationships.PARTY_TO
    ? await ask(`entities/${path}/adjacent`, { relationship: 'PARTY_TO', limit: PAGE, ...lens }, signal)
    : { total: 0, next: null, items: [] };
  // One may be a party of a programme or joint body, too: these stand among the relationships.
  const pacts = party.items.filter(({ neighbour: { type } }) => type === 'Agreement');
  const against = contested.items.filter(contradicts);
  const related = h('div');
  const questions = answer.not_stated.filter(({ question }) => question !== null);
  relate(related, ways, answer, claims, lens, own.shown);
  return h(
    'div',
    { 'data-testid': 'entity', 'data-id': entity.id },
    titled(answer),
    actions(entity.id),
    beside(ways, answer),
    own.parts,
    pacts.length > 0 && section(t('agreements'), party.next ? party.total : pacts.length, list(pacts.map(({ neighbour, via }) => h('li', entityLink(ways, neighbour), via && h('small', ` | ${t('throughBody')}`))))),
    against.length > 0 && section(t('against'), against.length, against.map((one) => conflictCard(ways, one, id))),
    successions(ways, contested.items, id),
    saidOfIt(ways, answer),
    related,
    questions.length > 0 && section(t('leftOpen'), questions.length, list(questions.map((one) => notStated(ways, one, id)))),
    answer.same.length > 0 && section(t('same'), answer.same.length, answer.same.map(({ entities, certainty, reason }) => [
      h('p', h('span.mark.open', t(`same.${certainty}`)), ' ', entityLinks(ways, entities.filter((e) => e.id !== entity.id))),
      note(reason),
    ])),
    allNames(ways, answer),
    section(t('sources'), answer.sources.length, list(answer.sources.map((source) => h('li', sourceLink(ways, source)))) || h('p.no-data', t('none'))),
  );
}

/** @param {EntityAnswer} answer */
function titled({ entity, names: all, note: text }) {
  const shown = nameOf(entity);
  const known = new Set([shown]);
  const others = Object.entries(all).flatMap(([lang, some]) => {
    const name = some.find((one) => !known.has(one));
    return name ? [known.add(name) && h('bdi', { lang }, name)] : [];
  });
  return h(
    'header',
    h('p.type', { '--c': colourOf(entity.type) }, h('i.dot'), kindLabel(entity), entity.collective && ` | ${t('collective')}`),
    h('h2', { tabindex: -1, lang: nameLanguage(entity), dir: 'auto' }, shown),
    others.length > 0 && h('p.others', others.map((name, i) => [i > 0 && ' | ', name])),
    note(text),
  );
}

/**
 * What is said of the entity; beside it, what a source leaves open.
 * @param {Ways} ways
 * @param {EntityAnswer} answer
 */
function saidOfIt(ways, { entity: { id }, attributes: stated, not_stated: open }) {
  const gaps = open.filter(({ attribute }) => attribute !== null);
  const keys = new Set([...Object.keys(stated), ...gaps.map(({ attribute }) => attribute ?? '')]);
  if (!keys.size) return false;
  return section(t('saidOfIt'), null, [...keys].map((name) =>
    h(
      'div.attribute',
      h('h4', attributeLabel(name)),
      grouped(stated[name] ?? [], valueOf).map(([, same]) => [
        valueAs('p.value', same[0]),
        cards(ways, same),
      ]),
      list(gaps.filter(({ attribute }) => attribute === name).map((gap) => notStated(ways, gap, id))),
    ),
  ));
}

/**
 * The relationships, grouped; more claims are asked for on demand.
 * @param {HTMLElement} place
 * @param {Ways} ways
 * @param {EntityAnswer} answer
 * @param {Claims} claims
 * @param {Record<string, string>} lens
 * @param {Set<string>} shown claims that stand elsewhere
 */
function relate(place, ways, answer, { items, next }, lens, shown) {
  const { entity: { id, type }, entity, not_stated: open } = answer;
  const isAgreement = type === 'Agreement';
  const related = items.filter((claim) => claim.start && !shown.has(claim.id));
  const groups = grouped(related, ({ relationship, start }) =>
    relationship + (start?.id === id || relationship === 'TIE_STATES' || isSymmetric(relationship) ? '>' : '<'),
  ).sort(([a, x], [b, y]) => LATE.indexOf(a) - LATE.indexOf(b) || y.length - x.length);
  const other = (/** @type {Claim} */ { start, end }) => (start?.id === id ? end : (start ?? end));
  const parts = groups.map(([key, some], i) => {
    const { relationship } = some[0];
    const bond = relationship === 'TIE_STATES';
    const label = bond ? t('bond') : relationshipLabel(relationship);
    return h(
      'details.group',
      { open: related.length <= SHOWN_AT_ONCE || i === 0 || groups.length <= 2, 'data-relationship': relationship },
      h('summary', around(key.endsWith('<') ? 'incoming' : 'outgoing', { label, name: named(entity) }), count(some.length)),
      grouped(some, (claim) => other(claim).id).map(([, same]) =>
        h('div.neighbour', h('h4', entityLink(ways, other(same[0]))), same.map((claim) => [bond && statement(ways, claim), claimCard(ways, claim)])),
      ),
    );
  });
  const gaps = open.filter(({ relationship, qualifier }) => relationship !== null && !(isAgreement && qualifier));
  const more = async () => {
    /** @type {Claims} */
    const page = await ask('claims', { about: id, limit: PAGE, cursor: next, ...lens });
    relate(place, ways, answer, { ...page, items: [...items, ...page.items] }, lens, shown);
  };
  place.replaceChildren(
    section(
      t(shown.size ? 'otherRelationships' : 'relationships'),
      related.length,
      parts,
      related.length === 0 && h('p.no-data', shown.size ? t('none') : nothing(lens)),
      list(gaps.map((gap) => notStated(ways, gap))),
      next !== null && h('button.more', { type: 'button', onclick: more }, t('moreClaims')),
    ),
  );
}

/**
 * The names that the curator holds, and every spelling with who writes it so.
 * @param {Ways} ways
 * @param {EntityAnswer} answer
 */
function allNames(ways, { names: held, spellings, external_ids: ids, former_ids: former }) {
  const written = spellings.map(({ as_written: text, language, sources }) =>
    row(languageName(language), h('q', { lang: language, dir: 'auto' }, text), sources.map((source) => [' ', sourceLink(ways, source)])),
  );
  const others = [...Object.entries(ids).map(([scheme, id]) => [h('bdi', { lang: 'en' }, scheme), id]), ...former.map((id) => [t('formerId'), id])];
  return section(
    t('names'),
    null,
    h('dl.facts', Object.entries(held).map(([lang, some]) => row(languageName(lang), h('span', { lang, dir: 'auto' }, some.join(t('comma')))))),
    written.length > 0 && h('details', h('summary', t('spellings'), count(written.length)), h('dl.facts', written)),
    others.length > 0 && h('dl.facts', others.map(([name, id]) => row(name, h('code', id)))),
  );
}
