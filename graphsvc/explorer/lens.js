/** The lens, through which all claims are seen: its controls, and the line that says which it is. */

import { day, solarDay, timed } from './dates.js';
import { around, byId, current, h, t } from './words.js';

/** @typedef {import('./types').View} View */

/** @typedef {Pick<View, 'lens' | 'day' | 'during' | 'publishers'>} Chosen */

/** As long as nobody chooses. @type {Chosen} */
const USUAL = { lens: 'asserted', day: '', during: '', publishers: 1 };

/** The lens as the API is asked. @param {Chosen} view @returns {Record<string, string>} */
export const lensOf = ({ lens, day: as_of, during, publishers }) => ({
  ...(lens === 'any' && { modality: 'any' }),
  ...(as_of ? { as_of } : during && { during }),
  ...(publishers > 1 && { min_publishers: `${publishers}` }),
});

/** Why nothing is there. @param {Record<string, string>} lens */
export const nothing = (lens) => t(lens.as_of || lens.during || lens.min_publishers ? 'noneSeen' : lens.modality ? 'noData' : 'noneAsserted');

/** A day in Solar Hijri, where Persian is read. @param {string} edtf */
const solar = (edtf) => (edtf && current() === 'fa' ? solarDay(edtf) : '');

/** A period, in the calendar that it names. @param {string} text */
function period(text) {
  const [prefix, date] = /^[a-z]/.test(text) ? text.split(':') : ['', text];
  return day(date, prefix === 'sh' ? 'persian' : prefix === 'lh' ? 'islamic-umalqura' : 'gregory');
}

/**
 * @param {View} view
 * @param {(change: Partial<View>) => void} go
 */
export function lensControls(view, go) {
  const input = /** @type {HTMLInputElement} */ (byId('day'));
  if (input.value !== view.day) input.value = view.day;
  input.onchange = () => {
    if (input.validity.valid && input.value !== view.day) go({ day: input.value, during: '' });
  };
  byId('solar').textContent = solar(view.day);
  byId('any-day').hidden = !view.day && !view.during;
  byId('any-day').onclick = () => {
    input.focus();
    go({ day: '', during: '' });
  };
  for (const sign of byId('legend').querySelectorAll('.holds')) sign.toggleAttribute('hidden', !view.day && !view.during);
  for (const radio of byId('legend').querySelectorAll('input')) {
    if (radio.type !== 'radio') continue;
    const name = /** @type {'lens' | 'publishers'} */ (radio.name);
    radio.checked = radio.value === `${view[name]}`;
    radio.onchange = () => go(name === 'lens' ? { lens: /** @type {View['lens']} */ (radio.value) } : { publishers: +radio.value });
  }
}

/**
 * Through which lens the panel is seen, with a way back to the usual one.
 * @param {import('./state.js').State} state
 */
export function lensLine(state) {
  const { lens, day: as_of, during, publishers, path } = state.view;
  const hijri = solar(as_of);
  const parts = [
    t(`seen.${lens}`),
    as_of && around('seen.day', { day: [timed(as_of), hijri && ` (${hijri})`] }),
    during && t('seen.during', { day: period(during) }),
    publishers > 1 && t('seen.publishers', { n: publishers }),
  ].filter(Boolean);
  const usual = parts.length === 1 && lens === USUAL.lens;
  return h(
    usual ? 'p.seen' : 'p.seen.other',
    { 'data-testid': 'seen' },
    parts.map((part, i) => [i > 0 && ' | ', part]),
    !usual && [' ', h('a', { href: state.link({ ...USUAL, path }), 'data-lens': true, 'data-keep': true }, t('seen.usual'))],
    ' ',
    h('button.change', { type: 'button', onclick: () => state.go({ view: 'graph' }) }, t('seen.change')),
  );
}

/** How surely something holds on the day. @param {import('./types').Holds | null} holds */
export const holdsMark = (holds) => holds && h(holds === 'certain' ? 'span.mark' : 'span.mark.open', t(`holds.${holds}`));
