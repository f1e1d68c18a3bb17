/** The panel's other contents: what lies between two, a path, the start, a problem. */

import { ask, askAll, attributeLabel, relationshipLabel } from './api.js';
import { cards, claimCard, conflictCard, contradicts, entityLink, sourceLink, statement, successions } from './claims.js';
import { nothing } from './lens.js';
import { words } from './state.js';
import { tieOf } from './things.js';
import { around, byId, count, grouped, h, list, named, nameLanguage, nameOf, number, row, section, t } from './words.js';

/** @typedef {import('./claims.js').Ways} Ways */
/** @typedef {import('./types').Claim} Claim */

/** @param {string} type @param {import('./types').Part} title @param {...import('./types').Part} more */
export const heading = (type, title, ...more) =>
  h('header', h('p.type', type), h('h2', { tabindex: -1, dir: 'auto' }, title), more);

/**
 * The claims between two entities.
 * @param {Ways} ways
 * @param {string[]} ends
 * @param {Record<string, string>} lens
 * @param {AbortSignal} signal
 */
export async function betweenPanel(ways, [about, other], lens, signal) {
  /** @type {import('./types').Page<Claim>} */
  const { items, total } = await ask('claims', { about, other, limit: 200, ...lens }, signal);
  const known = items.flatMap(({ start, end }) => (start ? [start, end] : end));
  const ends = await Promise.all([about, other].map(async (id) => {
    const found = known.find((one) => one.id === id);
    /** @type {{entity: import('./types').Entity}} */
    const { entity } = found ? { entity: found } : await ask(`entities/${encodeURIComponent(id)}`, lens, signal);
    return entity;
  }));
  const cities = ends.every(({ type }) => type === 'City');
  const tie = cities ? await tieOf(ways, about, other, lens, signal) : null;
  const left = items.filter(({ id }) => !tie?.shown.has(id));
  return h(
    'div',
    { 'data-testid': 'between' },
    heading(t('between'), [named(ends[0]), ' ↔ ', named(ends[1])]),
    tie?.part,
    total === 0 && !tie && h('p.no-data', nothing(lens)),
    grouped(left, ({ attribute, relationship }) => attribute ?? relationship).map(([name, claims]) =>
      section(claims[0].attribute ? attributeLabel(name) : relationshipLabel(name), claims.length, claims.map((claim, i) => {
        const again = !claim.attribute && i > 0 && claims[i - 1].end.id === claim.end.id;
        return [!again && statement(ways, claim), claimCard(ways, claim)];
      })),
    ),
    total > items.length && h('p.no-data', t('leftOut', { n: total - items.length })),
  );
}

/**
 * Everything that speaks against each other.
 * @param {Ways} ways
 * @param {AbortSignal} signal
 */
export async function contestedPanel(ways, signal) {
  /** @type {import('./types').Conflict[]} */
  const conflicts = await askAll('contested', { modality: 'any', limit: 200 }, signal);
  const against = conflicts.filter(contradicts);
  return h(
    'div',
    { 'data-testid': 'contested' },
    heading(t('inTheGraph'), t('against'), h('p.others', number(against.length))),
    h('p.seen', t('seen.all')),
    against.length ? against.map((one) => conflictCard(ways, one, '')) : h('p.no-data', t('none')),
    successions(ways, conflicts, ''),
  );
}

/**
 * A path, each step with its words.
 * @param {Ways} ways
 * @param {import('./types').PathsAnswer} answer
 * @param {number} chosen
 */
export function pathPanel(ways, { start, end, paths, length, longest, more }, chosen) {
  const hops = paths[Math.min(chosen, paths.length - 1)] ?? [];
  return h(
    'div',
    { 'data-testid': 'path' },
    heading(t('path'), around('pathTitle', { from: named(start), to: named(end) })),
    length === null ? h('p.no-data', t('noPath', { n: longest })) : h('p.lead', t('pathLength', { n: length })),
    paths.length > 1 &&
      h('nav.choices', { 'aria-label': t('otherPaths') }, paths.map((_, i) =>
        h('a', { href: ways.link({ path: i, sel: [] }), 'aria-current': i === chosen ? 'true' : null }, t('pathNumber', { n: i + 1 })),
      )),
    hops.length > 0 && h('p.stop', entityLink(ways, hops[0].start)),
    h('ol.hops', hops.map((hop) =>
      h(
        'li',
        { 'data-testid': 'hop' },
        h('p.hop', hop.relationships.map(relationshipLabel).join(t('comma')), count(t('claims', { n: hop.claims.length }))),
        cards(ways, hop.claims),
        h('p.stop', entityLink(ways, hop.end)),
      ),
    )),
    more && h('p.no-data', t('morePaths')),
  );
}

/**
 * What is in the graph, and where to begin: index.html has the questions.
 * @param {Ways} ways
 * @param {import('./types').Entity[]} central
 * @param {AbortSignal} signal
 */
export async function startPanel(ways, central, signal) {
  const template = /** @type {HTMLTemplateElement} */ (byId('start'));
  const start = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  words(start);
  /** @type {import('./types').Overview} */
  const overview = await ask('overview', {}, signal);
  await Promise.all([...start.querySelectorAll('a')].map(async (link) => {
    const id = link.dataset.needs;
    /** @type {import('./types').Page<import('./types').Hit>} */
    const { items } = await ask('search', { q: id, limit: 5 }, signal);
    if (!items.some(({ entity }) => entity.id === id)) link.parentElement?.remove();
  }));
  const total = (/** @type {Record<string, number>} */ counts) => Object.values(counts).reduce((a, b) => a + b, 0);
  const figures = { entities: total(overview.entities), claims: total(overview.claims), sources: overview.sources, conflicts: overview.conflicts, open: overview.not_stated };
  start.firstElementChild?.append(
    section(
      t('inTheGraph'),
      null,
      figures.entities === 0 && h('p.no-data', t('emptyGraph')),
      h('dl.figures', Object.entries(figures).map(([key, n]) => row(
        t(`figures.${key}`, { n }),
        key === 'conflicts' && n > 0 ? h('a', { href: ways.link({ sel: ['contested:'] }), 'data-keep': true }, number(n)) : number(n),
      ))),
    ),
    central.length ? section(t('beginWith'), null, h('p.chips', central.map((entity) =>
      h('a.chip', { href: ways.link({ at: [entity.id], sel: [entity.id] }), lang: nameLanguage(entity), dir: 'auto' }, nameOf(entity)),
    ))) : '',
    figures.sources ? section(t('sources'), figures.sources, list(overview.largest_sources.slice(0, 10).map(({ source, claims }) =>
      h('li', sourceLink(ways, source), count(t('claims', { n: claims }))),
    ))) : '',
  );
  return start;
}

/**
 * A problem, in words that say what to do.
 * @param {import('./api.js').Problem} problem
 * @param {() => void} again
 */
export function problemPanel({ status, passing, message }, again) {
  const kind = status === 404 ? 'missing' : passing ? 'down' : 'failed';
  return h(
    `div.problem.${kind}`,
    { role: 'alert', 'data-testid': 'problem', 'data-status': status },
    h('h2', { tabindex: -1 }, t(`problem.${kind}`)),
    h('p', t(`problem.${kind}.advice`)),
    message && h('p.note', { lang: 'en', dir: 'ltr' }, message),
    kind !== 'missing' && h('button.primary', { type: 'button', onclick: again }, t('again')),
  );
}

/** A shape of what is being asked for. */
export function loadingPanel() {
  const bars = Array.from({ length: 7 }, () => h('i.bar'));
  return h('div.loading', { 'data-testid': 'loading' }, h('p.visually-hidden', t('loading')), bars);
}
