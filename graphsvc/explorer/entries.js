/** One line of a list, with what is to be known at a glance; its claims unfold. */

import { attributeLabel, term } from './api.js';
import { cards, claimCard, entityLink, valueAs } from './claims.js';
import { day, timed } from './dates.js';
import { holdsMark } from './lens.js';
import { h, t } from './words.js';

/** @typedef {import('./claims.js').Ways} Ways */
/** @typedef {import('./types').Claim} Claim */
/** @typedef {import('./types').Entity} Entity */
/** @typedef {import('./types').Part} Part */
/** @typedef {import('./types').Status} Status */
/** @typedef {import('./listed').Supported} Supported */
/** @typedef {{parts: Part[], claims: Claim[]}} Found what is shown, and the claims in it */

/** States in which a tie is no longer, or not now, alive. */
const OVER = new Set(['suspended', 'dormant', 'terminated', 'expired', 'declined', 'deferred', 'superseded', 'postponed', 'closed']);

/** From one day to another, as short as it can be said. @param {[string, string]} days */
function span([from, to]) {
  if (from === to) return day(from);
  const [, year, month] = /^(\d+)-(\d+)/.exec(from) ?? [];
  if (from.endsWith('-01-01') && to === `${year}-12-31`) return day(year);
  const whole = from.endsWith('-01') && to.startsWith(`${year}-${month}`) && /-(3[01]|29|28)$/.test(to);
  return whole ? day(`${year}-${month}`) : `${day(from)} – ${day(to)}`;
}

/** As it is said; a span of days as short as that can be. @param {import('./types').DateOut} date */
const told = ({ edtf, earliest, latest }) => (/^[\d-]{10}\/[\d-]{10}$/.test(edtf) && earliest && latest ? span([earliest, latest]) : day(edtf));

/** The days a state is of; where they are approximate, what is said of them. @param {Status} status */
const daysOf = ({ days, claims }) => {
  const vague = claims.flatMap(({ dates }) => Object.values(dates)).find(({ approximate }) => approximate);
  return vague ? told(vague) : days && span(days);
};

/** Since when, until when: as the claims say it. @param {Claim[]} claims */
export function times(claims) {
  const real = claims.filter(({ asserted }) => asserted);
  const dates = (/** @type {string} */ name) => (real.length ? real : claims).flatMap((claim) => claim.dates[name] ?? []);
  const of = (/** @type {string} */ name) => [...new Map(dates(name).sort((a, b) => (a.edtf < b.edtf ? -1 : 1)).map((date) => [told(date), date.edtf]))];
  const names = ['from', 'date', 'to'].filter((name) => of(name).length);
  return (names.length ? names : ['as_of']).map((name) => of(name).length > 0 && h('span', `${t(`date.${name}`)} `, of(name).map(([text, edtf], i) => [i > 0 && ' / ', timed(edtf, text)])));
}

/** A state, and what may be as late. @param {Status | null} status @param {string} [of] */
export const stateMarks = (status, of = '') => status && [
  h(OVER.has(status.value) ? 'span.mark.over' : 'span.mark.state', of && `${of} `, term('status', status.value), status.days && [' | ', status.reported && `${t('date.as_of')} `, timed([...new Set(status.days)].join('/'), daysOf(status) ?? undefined)], status.holds && status.holds !== 'certain' && ` | ${t(`holds.${status.holds}`)}`),
  [...new Set(status.rivals.map(({ value }) => value ?? ''))].filter((value) => value !== status.value).map((value) => h('span.mark.open', t('orState', { state: term('status', value) }))),
];

/** What ended it, or may have. @param {import('./types').End | null} end */
export const endMark = (end) => end && h('span.mark.over', !end.certain && `${t('mayHaveEnded')}: `, end.state ? term('status', end.state) : t('holds.ended'), end.days && [' | ', timed([...new Set(end.days)].join('/'), span(end.days))]);

/** What rests on nothing asserted says so. @param {string[]} modalities */
const unasserted = (modalities) => !modalities.includes('asserted') && [...new Set(modalities)].map((name) => h('span.mark.open', term('modality', name)));

/**
 * An entity with what is to be known at a glance; its claims unfold.
 * @param {Ways} ways
 * @param {Entity} entity
 * @param {Part} marks
 * @param {Part} facts
 * @param {Supported | null} support
 * @param {Claim[]} claims
 * @param {Part} [body]
 */
export function entry(ways, entity, marks, facts, support, claims, body = cards(ways, claims)) {
  const n = new Set(claims.map(({ id }) => id)).size;
  return h(
    'div.entry-of',
    { 'data-testid': 'entry', 'data-id': entity.id },
    h('h4', entityLink(ways, entity)),
    h('p.marks', unasserted(support?.modality ?? claims.map(({ modality }) => modality)), marks, support && holdsMark(support.holds), support?.contested && h('span.mark.contested', t('contested'))),
    h('details', h('summary', h('span.glance', facts, support && h('span', t('publishers', { n: support.independent })), h('span', t('claims', { n })))), body),
  );
}

/** @param {Claim} claim */
export const valued = (claim) => h('p.statement', h('span.label', attributeLabel(claim.attribute ?? '')), ' ', valueAs('strong', claim));

/** Claims of a state, each with it, behind one line. @param {Ways} ways @param {Claim[]} claims @param {string} [title] */
export const unfolded = (ways, claims, title = 'claims') =>
  h('details', h('summary', t(title, { n: claims.length })), states(ways, claims));

/** @param {Ways} ways @param {Claim[]} claims */
export const states = (ways, claims) => claims.map((claim) => [valued(claim), claimCard(ways, claim)]);
