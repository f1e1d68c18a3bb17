/** Names on the canvas: broken into lines, each in its own direction, none over another. */

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const FIRST_STRONG = /[A-Za-z\u00c0-\u024f\u0370-\u052f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const WIDEST = 150;

/**
 * The direction in which a name is read: that of its first letter.
 * @param {string} text
 * @returns {'rtl' | 'ltr'}
 */
export function directionOf(text) {
  const [letter] = FIRST_STRONG.exec(text) ?? [''];
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

/** @typedef {{lines: string[], width: number, direction: 'rtl' | 'ltr'}} Wrapped */

/** @type {Map<string, Wrapped>} */
const known = new Map();

/**
 * A name in a few lines; what does not fit ends in an ellipsis.
 * @param {CanvasRenderingContext2D} context with its font set
 * @param {string} text
 * @param {number} [most] lines
 * @returns {Wrapped}
 */
export function wrap(context, text, most = 2) {
  const key = `${context.font}|${most}|${text}`;
  const held = known.get(key);
  if (held) return held;
  const width = (/** @type {string} */ line) => context.measureText(line).width;
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const joined = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && width(joined) <= WIDEST) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const shown = lines.slice(0, most);
  if (lines.length > most) shown[most - 1] += '…';
  const fitted = shown.map((line) => shorten(line, width));
  const wrapped = { lines: fitted, width: Math.max(...fitted.map(width)), direction: directionOf(text) };
  known.set(key, wrapped);
  return wrapped;
}

/**
 * @param {string} line
 * @param {(line: string) => number} width
 */
function shorten(line, width) {
  let cut = line;
  while (cut.length > 3 && width(cut) > WIDEST * 1.2) cut = `${cut.slice(0, -2)}…`;
  return cut;
}

/** Rectangles that are taken; a new one is let in only where there is room. */
export class Room {
  constructor() {
    /** @type {Map<string, number[][]>} */
    this.cells = new Map();
  }

  /**
   * @param {number[]} box left, top, right, bottom
   * @param {boolean} [anyway]
   */
  take(box, anyway = false) {
    const keys = [];
    for (let x = Math.floor(box[0] / 80); x <= box[2] / 80; x++) {
      for (let y = Math.floor(box[1] / 80); y <= box[3] / 80; y++) keys.push(`${x},${y}`);
    }
    const hit = (/** @type {number[]} */ b) => b[0] < box[2] && b[2] > box[0] && b[1] < box[3] && b[3] > box[1];
    if (!anyway && keys.some((key) => this.cells.get(key)?.some(hit))) return false;
    for (const key of keys) {
      const cell = this.cells.get(key) ?? [];
      this.cells.set(key, cell);
      cell.push(box);
    }
    return true;
  }
}
