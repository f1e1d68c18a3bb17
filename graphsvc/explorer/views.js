/** The panel's other contents: what lies between two, a path, a source, the start, a problem. */

import { ask } from './api.js';
import { claimCard, entityLink, notStated, sourceLink, statement } from './claims.js';
import { group, h, icon, row, section } from './dom.js';
import { languageName, nameLanguage, nameOf, number, t } from './i18n.js';
import { attributeLabel, relationshipLabel, term, typeLabel, colourOf } from './model.js';

/** @typedef {import('./claims.js').Ways} Ways */
/** @typedef {import('./types').Claim} Claim */

/**
 * The claims between two entities.
 * @param {Ways} ways
 * @param {string[]} ends
 * @param {Record<string, string>} lens
 * @param {AbortSignal} signal
 */
export async function betweenPanel(ways, [about, other], lens, signal) {
  /** @type {import('./types').Page<Claim>} */
  const answer = await ask('claims', { about, other, limit: 200, ...lens }, signal);
  /** @type {Map<string, Claim[]>} */
  const groups = new Map();
  for (const claim of answer.items) group(groups, claim.attribute ?? claim.relationship).push(claim);
  const [first] = answer.items;
  const ids = [about, other];
  const ends = first?.start ? [first.start, first.end] : ids.map((id) => ({ id, names: {} }));
  return h(
    'div',
    { 'data-testid': 'between' },
    h('header', h('p.type', t('between')), h('h2', { tabindex: -1, dir: 'auto' }, ends.map(nameOf).join(' ↔ '))),
    answer.total === 0 && h('p.no-data', t(lens.modality ? 'noData' : 'noneAsserted')),
    [...groups].map(([name, claims]) =>
      section(claims[0].attribute ? attributeLabel(name) : relationshipLabel(name), claims.length, claims.flatMap((claim, i) => {
        const again = !claim.attribute && i > 0 && claims[i - 1].end.id === claim.end.id;
        return [!again && statement(ways, claim), claimCard(ways, claim)];
      })),
    ),
    answer.next !== null && h('p.no-data', t('leftOut', { n: answer.total - answer.items.length })),
  );
}

/**
 * A path, each step with its words.
 * @param {Ways} ways
 * @param {import('./types').PathsAnswer} answer
 * @param {number} chosen
 */
export function pathPanel(ways, answer, chosen) {
  const { start, end, paths, length } = answer;
  const hops = paths[Math.min(chosen, paths.length - 1)] ?? [];
  const others = paths.length > 1 &&
    h('nav.choices', { 'aria-label': t('otherPaths') }, paths.map((_, i) =>
      h('a', { href: ways.link({ path: i, sel: [] }), 'aria-current': i === chosen ? 'true' : null }, t('pathNumber', { n: i + 1 })),
    ));
  const step = (/** @type {import('./types').Hop} */ hop) =>
    h(
      'li',
      { 'data-testid': 'hop' },
      h('p.hop', hop.relationships.map(relationshipLabel).join(t('comma')), ' ', h('span.count', t('claims', { n: hop.claims.length }))),
      hop.claims.map((claim) => claimCard(ways, claim)),
      h('p.stop', entityLink(ways, hop.end)),
    );
  return h(
    'div',
    { 'data-testid': 'path' },
    h('header', h('p.type', t('path')), h('h2', { tabindex: -1, dir: 'auto' }, t('pathTitle', { from: nameOf(start), to: nameOf(end) }))),
    length === null
      ? h('p.no-data', t('noPath', { n: answer.longest }))
      : h('p.lead', t('pathLength', { n: length })),
    others,
    hops.length > 0 && h('p.stop', entityLink(ways, hops[0].start)),
    h('ol.hops', hops.map(step)),
    answer.more && h('p.no-data', t('morePaths')),
  );
}

/**
 * What a source says of itself, how much it claims, and what it leaves open.
 * @param {Ways} ways
 * @param {string} id
 * @param {AbortSignal} signal
 */
export async function sourcePanel(ways, id, signal) {
  /** @type {import('./types').SourceAnswer} */
  const answer = await ask(`sources/${encodeURIComponent(id)}`, {}, signal);
  const { source, stated, claims, family, not_stated: open, url, document: file, note } = answer;
  const said = Object.entries(stated).map(([name, { value, entity, quote }]) =>
    row(
      t(`source.${name}`),
      h('span', entity ? entityLink(ways, entity) : h('span', { dir: 'auto' }, value), quote && quote.text !== value && [' ', h('q', { lang: source.language, dir: quote.direction }, quote.text)]),
    ),
  );
  const safe = url && /^https?:/.test(url);
  return h(
    'div',
    { 'data-testid': 'source' },
    h('header', h('p.type', `${t('source')} · ${term('source kind', source.kind)}`), h('h2', { tabindex: -1, dir: 'auto' }, source.publisher ? nameOf(source.publisher) : source.id), h('p.others', languageName(source.language))),
    note !== null && h('p.note', { lang: 'en', dir: 'auto' }, note),
    section(t('saysOfItself'), null, [
      h('dl.facts', said, !source.published && row(t('source.published'), h('strong.hole', t('notStated'))), file !== null && row(t('source.document'), h('code', file)), url && row(t('source.url'), safe ? h('a', { href: url, rel: 'noreferrer', dir: 'ltr' }, url) : h('span', { dir: 'ltr' }, url))),
    ]),
    section(t('claimsTitle'), null, [
      h('dl.facts', Object.entries(claims).map(([name, count]) => row(term('modality', name), h('span', number(count)))), row(t('mentions'), h('span', number(answer.mentions)))),
    ]),
    family.length > 0 && section(t('family'), family.length, [h('ul.plain', family.map((one) => h('li', sourceLink(ways, one))))]),
    section(t('leftOpen'), open.length, [
      open.length ? h('ul.plain', open.map((question) => notStated(ways, question))) : h('p.no-data', t('none')),
    ]),
  );
}

const QUESTIONS = [
  { key: 'ask.signed', needs: ['agr-khoy-konya'], view: { at: ['agr-khoy-konya'], sel: ['agr-khoy-konya'] } },
  { key: 'ask.path', needs: ['khoy', 'uclg'], view: { from: 'khoy', to: 'uclg' } },
  { key: 'ask.programme', needs: ['four-year-programme'], view: { at: ['four-year-programme'], sel: ['four-year-programme'] } },
];

/**
 * What is in the graph, and where to begin.
 * @param {Ways} ways
 * @param {import('./types').Entity[]} central
 * @param {AbortSignal} signal
 */
export async function startPanel(ways, central, signal) {
  const known = async (/** @type {string} */ id) => {
    /** @type {import('./types').Page<import('./types').Hit>} */
    const found = await ask('search', { q: id, limit: 5 }, signal);
    return found.items.some((hit) => hit.entity.id === id);
  };
  /** @type {[import('./types').Overview, ...boolean[]]} */
  const [overview, ...answers] = await Promise.all([
    ask('overview', {}, signal),
    ...QUESTIONS.map(async ({ needs }) => (await Promise.all(needs.map(known))).every(Boolean)),
  ]);
  const questions = QUESTIONS.filter((_, i) => answers[i]);
  const total = (/** @type {Record<string, number>} */ counts) => Object.values(counts).reduce((a, b) => a + b, 0);
  const figure = (/** @type {string} */ key, /** @type {number} */ n) => h('div', h('dt', t(key, { n })), h('dd', number(n)));
  return h(
    'div.start',
    { 'data-testid': 'start' },
    h('h2', { tabindex: -1 }, t('startTitle')),
    h('p.lead', t('startLead')),
    questions.length > 0 && h('ul.questions', questions.map(({ key, view }) =>
      h('li', h('a', { href: ways.link({ at: [], sel: [], from: '', to: '', ...view }) }, h('span', t(key)), icon('M7 4l6 6-6 6'))),
    )),
    section(t('inTheGraph'), null, [
      total(overview.entities) === 0 && h('p.no-data', t('emptyGraph')),
      h('dl.figures', figure('figures.entities', total(overview.entities)), figure('figures.claims', total(overview.claims)), figure('figures.sources', overview.sources), figure('figures.conflicts', overview.conflicts), figure('figures.open', overview.not_stated)),
      h('ul.types', Object.entries(overview.entities).map(([type, n]) =>
        h('li', { style: { '--c': colourOf(type) } }, h('i.dot'), `${typeLabel(type)} `, h('span.count', number(n))),
      )),
    ]),
    central.length > 0 && section(t('beginWith'), null, [
      h('p.chips', central.map((entity) =>
        h('a.chip', { href: ways.link({ at: [entity.id], sel: [entity.id] }), lang: nameLanguage(entity), dir: 'auto' }, nameOf(entity)),
      )),
    ]),
    overview.largest_sources.length > 0 && section(t('sources'), overview.sources, [
      h('ul.plain', overview.largest_sources.slice(0, 10).map(({ source, claims }) =>
        h('li', sourceLink(ways, source), ' ', h('span.count', t('claims', { n: claims }))),
      )),
    ]),
  );
}

/**
 * A problem, in words that say what to do.
 * @param {import('./api.js').Problem} problem
 * @param {() => void} again
 */
export function problemPanel(problem, again) {
  const kind = problem.status === 404 ? 'missing' : problem.passing ? 'down' : 'failed';
  return h(
    `div.problem`,
    { role: 'alert', 'data-testid': 'problem', 'data-status': problem.status },
    icon(kind === 'missing' ? 'M9 3a6 6 0 1 0 0 12 6 6 0 0 0 0-12M14 14l4 4M7 9h4' : 'M10 3l8 14H2zM10 8v4M10 14.5v.5'),
    h('h2', { tabindex: -1 }, t(`problem.${kind}`)),
    h('p', t(`problem.${kind}.advice`)),
    problem.message && h('p.note', { lang: 'en', dir: 'ltr' }, problem.message),
    kind !== 'missing' && h('button.primary', { type: 'button', onclick: again }, t('again')),
  );
}

/** A shape of what is being asked for. */
export function loadingPanel() {
  const bars = [40, 70, 95, 90, 60, 95, 80].map((width) => h('i.bar', { style: { 'inline-size': `${width}%` } }));
  return h('div.loading', { 'data-testid': 'loading' }, h('p.visually-hidden', t('loading')), bars);
}
