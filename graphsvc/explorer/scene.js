/**
 * What is drawn, and where it stands: the server's positions, eased apart until names have room.
 * What stood there before keeps its place as far as it can.
 */

/** @typedef {import('./drawn').DrawnNode} DrawnNode */
/** @typedef {import('./drawn').DrawnEdge} DrawnEdge */
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
 * @property {number[][]} covered what lies over the picture: left, top, right, bottom
 * @property {number} width
 * @property {number} height
 */
/** @typedef {{x: number, y: number, w: number, h: number, node: DrawnNode, weight: number, ax: number, ay: number}} Body */
/** @typedef {{sx: number, sy: number, mx: number, my: number, reach: number, x: number, y: number}} Frame from the server's units to pixels */

export const FONT = '"Vazirmatn", system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif';
const ROUNDS = 160;
/** From so many on they stand as the server says: there is no room for names anyway. */
const CROWD = 700;

/** @param {DrawnNode} node */
export const radius = (node) => Math.min(15, (node.centre ? 9 : 5) + Math.sqrt(node.weight));
/** @param {DrawnNode} node */
export const fontOf = (node) => `${node.centre ? '600 14px' : '13px'} ${FONT}`;
/** @param {{a: string, b: string}} edge */
export const keyOf = ({ a, b }) => (a < b ? `${a}\n${b}` : `${b}\n${a}`);

/** Where a node stands on the screen. @param {Scene} scene @param {DrawnNode} node */
export function spot({ view }, node) {
  return { x: node.x * view.k + view.x, y: node.y * view.k + view.y, r: radius(node) };
}

/** Whether a node stands back while another is pointed at. @param {Scene} scene @param {string} id */
export function back({ hover, near, path, selected }, id) {
  if (!hover.length || path.size || hover.includes(id) || selected.includes(id)) return false;
  return hover.length > 1 || !near.get(hover[0])?.has(id);
}

/** Whether a line is chosen or pointed at. @param {Scene} scene @param {DrawnEdge} edge */
export function lit({ path, hover, selected }, edge) {
  if (path.size && path.has(keyOf(edge))) return true;
  const chosen = hover.length ? hover : selected;
  const [a, b] = [chosen.includes(edge.a), chosen.includes(edge.b)];
  return chosen.length === 2 ? a && b : a || b;
}

/**
 * Sets the places of nodes, in pixels at zoom 1.
 * @param {DrawnNode[]} nodes with the server's positions
 * @param {Map<string, DrawnNode>} before
 * @param {Frame | null} kept the frame of what stays
 * @param {{width: number, height: number}} area
 * @param {(node: DrawnNode) => {w: number, h: number}} sizeOf the room that a node and its name take
 */
export function place(nodes, before, kept, area, sizeOf) {
  const frame = kept ?? frameOf(nodes, area);
  /** @type {Body[]} */
  const bodies = nodes.map((node) => {
    const held = before.get(node.id);
    const { x, y } = held ?? within(frame, node);
    return { x, y, ...sizeOf(node), node, weight: held ? 6 : node.centre ? 3 : 1, ax: x, ay: y };
  });
  const taken = bodies.reduce((sum, { w, h }) => sum + w * h, 1);
  const room = Math.max(0.3, Math.min(1, Math.sqrt((0.5 * area.width * area.height) / taken)));
  const rounds = nodes.length > CROWD ? 0 : ROUNDS;
  for (let round = 0; round < rounds; round++) ease(bodies, room, 1 - round / rounds);
  for (const { node, x, y } of bodies) Object.assign(node, { x, y });
  return frame;
}

/** In pixels; who is far away is drawn nearer, in the same direction. @param {Frame} frame @param {{x: number, y: number}} node */
function within({ sx, sy, mx, my, reach, x, y }, node) {
  const [dx, dy] = [node.x - mx, node.y - my];
  const pull = Math.min(1, Math.sqrt(reach / Math.hypot(dx, dy)));
  return { x: x + dx * pull * sx, y: y + dy * pull * sy };
}

/**
 * The frame in which all fits; stretched to fill the stage, but not beyond recognition.
 * @param {DrawnNode[]} nodes
 * @param {{width: number, height: number}} area
 * @returns {Frame}
 */
function frameOf(nodes, { width, height }) {
  const median = (/** @type {number[]} */ some) => some.sort((a, b) => a - b)[some.length >> 1] ?? 0;
  const [mx, my] = [median(nodes.map(({ x }) => x)), median(nodes.map(({ y }) => y))];
  const reach = 1.5 * median(nodes.map(({ x, y }) => Math.hypot(x - mx, y - my))) || 1;
  const frame = { sx: 1, sy: 1, mx, my, reach, x: 0, y: 0 };
  const places = nodes.map((node) => within(frame, node));
  const span = (/** @type {number[]} */ some) => Math.max(...some) - Math.min(...some) || 1;
  const fit = [(width * 0.85) / span(places.map(({ x }) => x)), (height * 0.85) / span(places.map(({ y }) => y))];
  const [sx, sy] = fit.map((scale) => Math.min(420, Math.max(40, Math.min(scale, Math.min(...fit) * 2))));
  return { ...frame, sx, sy };
}

/**
 * One round: whoever overlaps is pushed apart the short way, everyone is drawn back a little.
 * @param {Body[]} bodies
 * @param {number} room
 * @param {number} heat
 */
function ease(bodies, room, heat) {
  bodies.forEach((a, i) => {
    for (let j = i + 1; j < bodies.length; j++) {
      const b = bodies[j];
      const dx = b.x - a.x || (i - j) * 0.01;
      const dy = b.y - a.y || 0.01;
      const overX = ((a.w + b.w) / 2) * room - Math.abs(dx);
      const overY = ((a.h + b.h) / 2) * room - Math.abs(dy);
      if (overX <= 0 || overY <= 0) continue;
      const axis = overX < overY ? 'x' : 'y';
      const by = (overX < overY ? Math.sign(dx) * overX : Math.sign(dy) * overY) * 0.6;
      const share = b.weight / (a.weight + b.weight);
      a[axis] -= by * share;
      b[axis] += by * (1 - share);
    }
  });
  for (const body of bodies) {
    const pull = 0.03 * heat * body.weight ** 0.5;
    body.x += (body.ax - body.x) * pull;
    body.y += (body.ay - body.y) * pull;
  }
}
