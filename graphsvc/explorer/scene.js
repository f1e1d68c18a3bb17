/** What is drawn, and where it stands on the screen. */

/** @typedef {import('./types').DrawnNode} DrawnNode */
/** @typedef {import('./types').DrawnEdge} DrawnEdge */
/** @typedef {Record<'ground' | 'ink' | 'muted' | 'line' | 'accent' | 'contested', string>} Palette */
/**
 * @typedef {object} Scene
 * @property {DrawnNode[]} nodes the most important first
 * @property {DrawnEdge[]} edges
 * @property {Map<string, DrawnNode>} byId
 * @property {Map<string, Set<string>>} near
 * @property {{k: number, x: number, y: number}} view
 * @property {string[]} hover an entity, or the two ends of a line
 * @property {string[]} selected
 * @property {string} cursor where the keyboard stands
 * @property {Set<string>} path the lines of a path
 * @property {Palette} palette
 * @property {number} width
 * @property {number} height
 */

export const FONT = '"Vazirmatn", system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif';

/** @param {DrawnNode} node */
export const radius = (node) => Math.min(15, (node.centre ? 9 : 5) + Math.sqrt(node.weight));
/** @param {DrawnNode} node */
export const fontOf = (node) => `${node.centre ? '600 14px' : '13px'} ${FONT}`;
/** @param {{a: string, b: string}} edge */
export const keyOf = ({ a, b }) => (a < b ? `${a}\n${b}` : `${b}\n${a}`);

/**
 * Where a node stands on the screen.
 * @param {Scene} scene
 * @param {string} id
 */
export function spot({ byId, view }, id) {
  const node = /** @type {DrawnNode} */ (byId.get(id));
  return { x: node.x * view.k + view.x, y: node.y * view.k + view.y, r: radius(node) };
}

/**
 * Whether a node stands back while another is pointed at.
 * @param {Scene} scene
 * @param {string} id
 */
export function back({ hover, near, path, selected }, id) {
  if (!hover.length || hover.includes(id) || selected.includes(id)) return false;
  return path.size > 0 ? false : !hover.some((one) => hover.length === 1 && near.get(one)?.has(id));
}
