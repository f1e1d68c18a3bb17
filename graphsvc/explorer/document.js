/** A document or page: what it is, all that it claims, grouped by what it is about, and what it leaves open. */

import { ask, askAll, colourOf, kindLabel, term } from './api.js';
import { claimCard, entityLink, notStated, note, pageLink, sourceLink } from './claims.js';
import { heading } from './views.js';
import { dated } from './dates.js';
import { count, grouped, h, languageName, list, named, number, row, section, t } from './words.js';

/** @typedef {import('./claims.js').Ways} Ways */
/** @typedef {import('./types').Claim} Claim */

/** So many claims stand open from the start. */
const OPEN = 14;

/**
 * @param {Ways} ways
 * @param {string} id
 * @param {AbortSignal} signal
 */
export async function documentPanel(ways, id, signal) {
  /** @type {[import('./types').SourceAnswer, Claim[]]} */
  const [answer, claims] = await Promise.all([
    ask(`sources/${encodeURIComponent(id)}`, {}, signal),
    askAll('claims', { source: id, modality: 'any', limit: 200 }, signal),
  ]);
  const { source, family, not_stated: open } = answer;
  const { publisher, title } = source;
  const name = title ? h('bdi', { lang: source.language }, title) : publisher ? named(publisher) : source.id;
  return h(
    'div',
    { 'data-testid': 'source' },
    heading(`${term('source kind', source.kind)} | ${languageName(source.language)}`, name),
    h('p.seen', t('seen.document')),
    facts(ways, answer),
    note(answer.note),
    family.length > 0 && section(t('family'), family.length, list(family.map((one) => h('li', sourceLink(ways, one))))),
    section(t('claimsTitle'), claims.length, modalities(answer.claims), groups(ways, claims)),
    section(t('leftOpen'), open.length, list([...open].sort((a, b) => Number(!a.field) - Number(!b.field)).map((one) => notStated(ways, one, '', true))) || h('p.no-data', t('none'))),
  );
}

/** What it is, and what it says of itself. @param {Ways} ways @param {import('./types').SourceAnswer} answer */
function facts(ways, { source, stated, published, accessed, url, document: file, mentions }) {
  const hole = () => h('strong.hole', t('notStated'));
  const words = (/** @type {string} */ name) => {
    const { value, quote } = stated[name] ?? {};
    return quote && quote.text !== value && [' ', h('q', { lang: source.language, dir: quote.direction }, quote.text)];
  };
  const others = Object.entries(stated).filter(([name]) => !['publisher', 'published'].includes(name));
  return h(
    'dl.facts.document',
    row(t('source.publisher'), source.publisher ? entityLink(ways, source.publisher) : hole(), words('publisher')),
    row(t('source.published'), published ? dated(published) : hole()),
    accessed && row(t('source.accessed'), dated(accessed)),
    source.quality && row(t('quality'), t(`quality.${source.quality}`)),
    url && row(t('source.url'), pageLink(url)),
    others.map(([name, { value, entity }]) =>
      (name !== 'title' || source.title !== value || words(name)) &&
      row(t(`source.${name}`), entity ? entityLink(ways, entity) : h('span', { lang: source.language, dir: 'auto' }, value), words(name))),
    file !== null && row(t('source.document'), h('code', { dir: 'ltr' }, file)),
    row(t('mentions'), number(mentions)),
  );
}

/** How many of each modality; nothing where all is asserted. @param {Record<string, number>} claims */
const modalities = (claims) =>
  Object.keys(claims).length > 1 && h('p.marks', Object.entries(claims).sort(([, a], [, b]) => b - a).map(([name, n]) =>
    h(name === 'asserted' ? 'span.mark' : 'span.mark.open', `${term('modality', name)} ${number(n)}`)));

/** @param {Ways} ways @param {Claim[]} claims */
function groups(ways, claims) {
  const about = grouped(claims, ({ start, end }) => (start ?? end).id).sort(([, a], [, b]) => b.length - a.length);
  return about.map(([id, some], i) => {
    const entity = some[0].start ?? some[0].end;
    return h(
      'details.group',
      { open: claims.length <= OPEN || i === 0, 'data-testid': 'about', 'data-id': id },
      h('summary', h('i.dot', { '--c': colourOf(entity.type) }), named(entity), count(some.length)),
      h('p.goto', kindLabel(entity), ' | ', entityLink(ways, entity)),
      some.map((claim) => claimCard(ways, claim, id, true)),
    );
  });
}
