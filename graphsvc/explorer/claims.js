/** One claim as a card: the words first, then who says them, where, when and how surely. */

import { attributeLabel, kindOf, qualifierLabel, qualifierValue, relationshipLabel, term, typeLabel, valueLabel } from './api.js';
import { holdsMark } from './lens.js';
import { dated, timed } from './dates.js';
import { around, current, h, languageName, nameLanguage, nameOf, row, section, t } from './words.js';

/** @typedef {import('./types').Claim} Claim */
/** @typedef {import('./types').Entity} Entity */
/** @typedef {import('./types').NotStated} NotStated */
/** @typedef {{link: (change: Partial<import('./types').View>) => string}} Ways */

/** A link that selects an entity, and goes to it where it is not shown. @param {Ways} ways @param {Entity} entity */
export function entityLink(ways, entity) {
  const to = ways.link({ at: [entity.id], sel: [entity.id], from: '', to: '' });
  return h('a.entity', { href: to, 'data-entity': entity.id, lang: nameLanguage(entity), dir: 'auto' }, nameOf(entity));
}

/** @param {Ways} ways @param {Entity[]} entities */
export const entityLinks = (ways, entities) => entities.map((one, i) => [i > 0 && t('comma'), entityLink(ways, one)]);

/**
 * A source by its publisher, with the day of publication where it has one.
 * @param {Ways} ways
 * @param {import('./types').Source} source
 */
export function sourceLink(ways, { id, title, publisher, published }) {
  const to = ways.link({ sel: [`source:${id}`] });
  const link = h('a', { href: to, 'data-keep': true, lang: publisher ? nameLanguage(publisher) : 'und', dir: 'auto' }, publisher ? nameOf(publisher) : (title ?? id));
  return h('span.source', link, h('span.when', ' | ', published ? timed(published) : t('undated')));
}

/** The page itself, outside. @param {string | null} url */
export function pageLink(url) {
  const to = url && /^https?:/.test(url) && URL.canParse(url) && new URL(url);
  if (!to) return url && h('span', { dir: 'ltr' }, url);
  return h('a.out', { href: url, target: '_blank', rel: 'noopener noreferrer', dir: 'ltr' }, to.hostname.replace(/^www\./, ''));
}

/** What a curator writes, in English. @param {string | null} text */
export const note = (text) => text !== null && h('p.note', { lang: 'en', dir: 'auto' }, text);

/** A label, or a curator's own words, which have none. @param {string} shown @param {string} value */
export const labelled = (shown, value) => h('span', { lang: shown === value && 'en', dir: 'auto' }, shown);

/** The exact words, in their own language and direction; what lies between two spans is left out. @param {Claim} claim */
function quoted({ quotes, locator, language }) {
  if (!quotes.length) return h('p.locator', `${t('locator')}: `, labelled(term('locator', locator ?? ''), locator ?? ''));
  const spans = quotes.map(({ text }, i) => [i > 0 && h('span.gap', { title: t('omitted') }, ' … '), h('q', text)]);
  return h('blockquote.quote', { lang: language, dir: quotes[0].direction }, spans);
}

/**
 * @param {Ways} ways
 * @param {Claim} claim
 * @param {string} [about] write out what is claimed, of another entity than this by name
 * @param {boolean} [within] among the claims of its source, which need not be named
 */
export function claimCard(ways, claim, about, within = false) {
  const { asserted, modality, certainty, language, as_written: written } = claim;
  const mark = (/** @type {boolean} */ sure, /** @type {string} */ text) => h(sure ? 'span.mark' : 'span.mark.open', text);
  const people = (/** @type {string} */ label, /** @type {Entity[]} */ list) =>
    list.length > 0 && h('span.people', h('span.label', `${label} `), entityLinks(ways, list));
  const facts = [
    ...Object.entries(claim.dates).map(([name, date]) => row(t(`date.${name}`), dated(date))),
    ...Object.entries(claim.qualifiers).map(([name, { value, entity }]) =>
      row(qualifierLabel(name), entity ? entityLink(ways, entity) : labelled(qualifierValue(name, value), value)),
    ),
    written &&
      !claim.quotes.some(({ text }) => text.includes(written)) &&
      row(t('asWritten'), h('span', { lang: language, dir: 'auto' }, written)),
    claim.note !== null && row(t('note'), h('span', { lang: 'en', dir: 'auto' }, claim.note)),
  ].filter(Boolean);
  return h(
    asserted ? 'article.claim' : 'article.claim.unrealised',
    { 'data-testid': 'claim', 'data-claim': claim.id },
    about !== undefined && statement(ways, claim, about),
    quoted(claim),
    h('p.by', !within && sourceLink(ways, claim.source), !within && page(claim.source), people(t('speaker'), claim.speaker), people(t('addressee'), claim.addressee)),
    h(
      'p.marks',
      (!within || !asserted) && mark(asserted, term('modality', modality)),
      (!within || certainty === 'implied') && mark(certainty !== 'implied', term('certainty', certainty)),
      !within && mark(true, languageName(language)),
      holdsMark(claim.holds),
      claim.contested_by.length > 0 && h('span.mark.contested', t('contested')),
    ),
    facts.length > 0 && h('dl.facts', facts),
  );
}

/** Of what quality a page is, and the page. @param {import('./types').Source} source */
const page = ({ quality, url }) => [quality && h('span.when', ` | ${term('source quality', quality)}`), /^http/.test(url ?? '') && [' ', pageLink(url)]];

/** Claims as cards, those with the exact words first. @param {Ways} ways @param {Claim[]} claims */
export const cards = (ways, claims) =>
  [...claims].sort((a, b) => Number(!a.quotes.length) - Number(!b.quotes.length)).map((claim) => claimCard(ways, claim));

/**
 * What is claimed, in the terms of the model.
 * @param {Ways} ways
 * @param {Claim} claim
 * @param {string} [about]
 */
export function statement(ways, claim, about) {
  const { start, end, attribute, relationship } = claim;
  const value = attribute !== null && [h('span.label', attributeLabel(attribute)), ' ', valueAs('strong', claim)];
  const link = entityLink(ways, end);
  if (!start) return h('p.statement', end.id !== about && [link, ' | '], value);
  const relation = value ? '↔' : h('span.label', relationshipLabel(relationship));
  return h('p.statement', start.id !== about && [entityLink(ways, start), ' '], relation, ' ', link, value && [' | ', value]);
}

/** The value of a claim; a text in the source's words where the page is not in English. @param {Claim} claim */
export function valueOf({ attribute, value, as_written: written }) {
  if (attribute === null || value === null) return written ?? '';
  if (kindOf(attribute) === 'text' && current() !== 'en') return written ?? value;
  return valueLabel(attribute, value);
}

/**
 * The value as an element that says in which language it is, or which day.
 * @param {'span' | 'strong' | 'p.value'} what
 * @param {Claim} claim
 */
export function valueAs(what, claim) {
  const { attribute, value, language } = claim;
  const text = valueOf(claim);
  const kind = kindOf(attribute ?? '');
  const lang = kind === 'text' && (text === value ? 'en' : language);
  return h(what, { lang, dir: 'auto' }, kind === 'date' ? timed(value ?? '', text) : text);
}

/**
 * A question that a source leaves open: neither "no" nor "no data".
 * @param {Ways} ways
 * @param {NotStated} open
 * @param {string} [about] the entity that need not be named
 * @param {boolean} [within] among what its source leaves open
 */
export function notStated(ways, open, about, within = false) {
  const { field, attribute, start, end, relationship, qualifier, type, question } = open;
  const hole = h('span.hole', type ? `${typeLabel(type)}${t('unknown')}` : t('unknown'));
  const link = (/** @type {Entity | null} */ entity) => (entity ? entityLink(ways, entity) : hole);
  const edge = relationship !== null && [link(start), ' ', h('span.label', relationshipLabel(relationship)), ' ', link(end)];
  const of = open.about !== null && open.about.id !== about && [entityLink(ways, open.about), question === null && ' | '];
  return h(
    'li.not-stated',
    { 'data-testid': 'not-stated' },
    h('strong', `${t('notStated')}:`),
    ' ',
    of,
    edge || (attribute !== null ? attributeLabel(attribute) : field !== null && t(`source.${field}`)),
    qualifier !== null && [' | ', qualifierLabel(qualifier), ' ', h('span.hole', t('unknown'))],
    question !== null && h('bdi.question', { lang: 'en' }, question),
    !within && h('span.by', sourceLink(ways, open.source)),
    note(open.note),
  );
}

/** What follows the other, does not contradict it. @param {import('./types').Conflict} conflict */
export const contradicts = ({ kind }) => kind !== 'succession';

/**
 * Claims that speak against each other, side by side.
 * @param {Ways} ways
 * @param {import('./types').Conflict} conflict
 * @param {string} about the entity that need not be named again
 */
export function conflictCard(ways, conflict, about) {
  const { kind, found_by: by, missing } = conflict;
  return h(
    'section.conflict',
    { 'data-testid': 'conflict' },
    h('p.kind', h(contradicts(conflict) ? 'strong.contested' : 'strong', t(`conflict.${kind}`)), ' | ', by === 'curator' ? t('byCurator') : around('byRule', { rule: labelled(term('rule', by), by) })),
    h('div.sides', conflict.claims.map((claim) => claimCard(ways, claim, about))),
    note(conflict.note),
    missing.length > 0 && h('p.note', t('missing', { n: missing.length })),
  );
}

/** What follows one another. @param {Ways} ways @param {import('./types').Conflict[]} conflicts @param {string} about */
export function successions(ways, conflicts, about) {
  const some = conflicts.filter((one) => !contradicts(one));
  return some.length > 0 && section(t('conflict.succession'), some.length, some.map((one) => conflictCard(ways, one, about)));
}
