/** One claim as a card: the words first, then who says them, where, when and how surely. */

import { dated, h, icon, row, UNEQUAL } from './dom.js';
import { day, languageName, nameLanguage, nameOf, t } from './i18n.js';
import { attributeLabel, isText, qualifierLabel, qualifierValue, relationshipLabel, term, valueLabel } from './model.js';

/** @typedef {import('./types').Claim} Claim */
/** @typedef {import('./types').Entity} Entity */
/** @typedef {import('./types').Source} Source */
/** @typedef {import('./types').NotStated} NotStated */
/** @typedef {{link: (change: Partial<import('./types').View>) => string}} Ways */

/**
 * A link that selects an entity, and goes to it where it is not shown.
 * @param {Ways} ways
 * @param {Entity} entity
 */
export function entityLink(ways, entity) {
  const to = ways.link({ at: [entity.id], sel: [entity.id], from: '', to: '' });
  const properties = { href: to, 'data-entity': entity.id, lang: nameLanguage(entity), dir: 'auto' };
  return h('a.entity', properties, nameOf(entity));
}

/**
 * A source by its publisher, with the day of publication where it has one.
 * @param {Ways} ways
 * @param {Source} source
 */
export function sourceLink(ways, source) {
  const name = source.publisher ? nameOf(source.publisher) : source.id;
  const to = ways.link({ sel: [`source:${source.id}`] });
  const link = h('a', { href: to, 'data-keep': true, dir: 'auto' }, name);
  const when = source.published ? day(source.published) : t('undated');
  return h('span.source', link, h('span.when', ` · ${when}`));
}

/**
 * The exact words, in their own language and direction; what lies between two spans is left out.
 * @param {Claim} claim
 */
export function words(claim) {
  if (!claim.quotes.length) {
    return h('p.locator', { dir: 'auto' }, `${t('locator')}: ${claim.locator ?? ''}`);
  }
  const spans = claim.quotes.flatMap((quote, i) => [
    i > 0 && h('span.gap', { title: t('omitted') }, ' … '),
    h('q', quote.text),
  ]);
  const { direction } = claim.quotes[0];
  return h('blockquote.quote', { lang: claim.language, dir: direction }, spans);
}

/**
 * @param {Ways} ways
 * @param {Claim} claim
 * @param {string} [about] write out what is claimed, of another entity than this by name
 */
export function claimCard(ways, claim, about) {
  return h(
    `article.claim${claim.asserted ? '' : '.unrealised'}`,
    { 'data-testid': 'claim', 'data-claim': claim.id },
    about !== undefined && statement(ways, claim, about),
    words(claim),
    h(
      'p.by',
      sourceLink(ways, claim.source),
      claim.speaker.length > 0 && people(ways, t('speaker'), claim.speaker),
      claim.addressee.length > 0 && people(ways, t('addressee'), claim.addressee),
    ),
    h(
      'p.marks',
      h(`span.mark${claim.asserted ? '' : '.open'}`, term('modality', claim.modality)),
      h(`span.mark${claim.certainty === 'implied' ? '.open' : ''}`, term('certainty', claim.certainty)),
      h('span.mark', languageName(claim.language)),
      claim.contested_by.length > 0 && h('span.mark.contested', icon(UNEQUAL), t('contested')),
    ),
    facts(ways, claim),
  );
}

/**
 * What is claimed, in the terms of the model.
 * @param {Ways} ways
 * @param {Claim} claim
 * @param {string} [about]
 */
export function statement(ways, claim, about) {
  const value = claim.attribute !== null && [
    h('span.label', attributeLabel(claim.attribute)),
    ' ',
    h('strong', { dir: 'auto' }, valueOf(claim)),
  ];
  const end = entityLink(ways, claim.end);
  if (!claim.start) return h('p.statement', claim.end.id !== about && [end, ' · '], value || '');
  const relation = value || h('span.label', relationshipLabel(claim.relationship));
  return h('p.statement', entityLink(ways, claim.start), ' ', value ? '↔' : relation, ' ', end, value && [' · ', ...value]);
}

/**
 * The value of a claim; a text in the source's words where the page is not in English.
 * @param {Claim} claim
 */
export function valueOf(claim) {
  const { attribute, value, as_written } = claim;
  if (attribute === null || value === null) return as_written ?? '';
  if (isText(attribute) && document.documentElement.lang !== 'en') return as_written ?? value;
  return valueLabel(attribute, value);
}

/**
 * @param {Ways} ways
 * @param {string} label
 * @param {Entity[]} entities
 */
function people(ways, label, entities) {
  const links = entities.flatMap((one, i) => [i > 0 && t('comma'), entityLink(ways, one)]);
  return h('span.people', h('span.label', `${label} `), links);
}

/**
 * Dates, qualifiers, the word as written and the curator's note.
 * @param {Ways} ways
 * @param {Claim} claim
 */
function facts(ways, claim) {
  const written = claim.as_written;
  const rows = [
    ...Object.entries(claim.dates).map(([name, date]) => row(t(`date.${name}`), dated(date))),
    ...Object.entries(claim.qualifiers).map(([name, { value, entity }]) =>
      row(
        qualifierLabel(name),
        entity ? entityLink(ways, entity) : h('span', { dir: 'auto' }, qualifierValue(name, value)),
      ),
    ),
    written &&
      !claim.quotes.some(({ text }) => text.includes(written)) &&
      row(t('asWritten'), h('span', { lang: claim.language, dir: 'auto' }, written)),
    claim.note !== null && row(t('note'), h('span', { lang: 'en', dir: 'auto' }, claim.note)),
  ].filter(Boolean);
  return rows.length > 0 && h('dl.facts', /** @type {Node[]} */ (rows));
}

/**
 * A question that a source leaves open: neither "no" nor "no data".
 * @param {Ways} ways
 * @param {NotStated} open
 */
export function notStated(ways, open) {
  return h(
    'li.not-stated',
    { 'data-testid': 'not-stated' },
    h('strong', `${t('notStated')}:`),
    ' ',
    openQuestion(ways, open),
    h('span.by', sourceLink(ways, open.source)),
    open.note !== null && h('span.note', { lang: 'en', dir: 'auto' }, open.note),
  );
}

/**
 * @param {Ways} ways
 * @param {NotStated} open
 */
function openQuestion(ways, open) {
  if (open.attribute !== null) return h('span', attributeLabel(open.attribute));
  const hole = () => h('span.hole', t('unknown'));
  return h(
    'span',
    open.start ? entityLink(ways, open.start) : hole(),
    ' ',
    h('span.label', relationshipLabel(open.relationship ?? '')),
    ' ',
    open.end ? entityLink(ways, open.end) : hole(),
    open.qualifier !== null && [' · ', qualifierLabel(open.qualifier), ' ', hole()],
  );
}

/**
 * Claims that speak against each other, side by side.
 * @param {Ways} ways
 * @param {import('./types').Conflict} conflict
 * @param {string} about the entity that need not be named again
 */
export function conflictCard(ways, conflict, about) {
  const by = conflict.found_by === 'curator' ? t('byCurator') : t('byRule', { rule: conflict.found_by });
  return h(
    'section.conflict',
    { 'data-testid': 'conflict' },
    h('p.kind', h('strong', icon(UNEQUAL), ' ', t(`conflict.${conflict.kind}`)), ` · ${by}`),
    h('div.sides', conflict.claims.map((claim) => claimCard(ways, claim, about))),
    conflict.note !== null && h('p.note', { lang: 'en', dir: 'auto' }, conflict.note),
    conflict.missing.length > 0 && h('p.note', t('missing', { n: conflict.missing.length })),
  );
}
