/**
 * Where nodes stand: the server's positions, eased apart until names have room. What stood there
 * before keeps its place as far as it can.
 */

/** @typedef {import('./types').DrawnNode} DrawnNode */
/** @typedef {{x: number, y: number, w: number, h: number, node: DrawnNode, weight: number, ax: number, ay: number}} Body */

const ROUNDS = 160;
/** From so many on they stand as the server says: there is no room for names anyway. */
const CROWD = 700;
const SPACE = 0.5;
const PULL = 0.03;
const HELD = 6;
const STRETCH = 2;

/** @typedef {{sx: number, sy: number, x: number, y: number}} Frame from the server's units to pixels */

/**
 * Sets the places of nodes, in pixels at zoom 1.
 * @param {DrawnNode[]} nodes with the server's positions
 * @param {Map<string, {x: number, y: number}>} before
 * @param {Frame | null} kept the frame of what stays
 * @param {{width: number, height: number}} area
 * @param {(node: DrawnNode) => {w: number, h: number}} sizeOf the room that a node and its name take
 */
export function place(nodes, before, kept, area, sizeOf) {
  const frame = kept ?? frameOf(nodes, area);
  /** @type {Body[]} */
  const bodies = nodes.map((node) => {
    const held = before.get(node.id);
    const at = held ?? { x: node.x * frame.sx + frame.x, y: node.y * frame.sy + frame.y };
    return { ...at, ...sizeOf(node), node, weight: held ? HELD : node.centre ? 3 : 1, ax: at.x, ay: at.y };
  });
  const taken = bodies.reduce((sum, body) => sum + body.w * body.h, 1);
  const room = Math.min(1, Math.sqrt((SPACE * area.width * area.height) / taken));
  const rounds = nodes.length > CROWD ? 0 : ROUNDS;
  for (let round = 0; round < rounds; round++) ease(bodies, Math.max(room, 0.3), 1 - round / rounds);
  for (const { node, x, y } of bodies) Object.assign(node, { x, y });
  return frame;
}

/**
 * The frame in which all fits; stretched to fill the stage, but not beyond recognition.
 * @param {DrawnNode[]} nodes
 * @param {{width: number, height: number}} area
 */
function frameOf(nodes, { width, height }) {
  const [xs, ys] = [nodes.map((node) => node.x), nodes.map((node) => node.y)];
  const middle = (/** @type {number[]} */ list) => list.reduce((a, b) => a + b, 0) / (list.length || 1);
  const span = (/** @type {number[]} */ list) => Math.max(...list) - Math.min(...list) || 1;
  const fit = [(width * 0.85) / span(xs), (height * 0.85) / span(ys)];
  const [sx, sy] = fit.map((scale) => Math.min(420, Math.max(40, Math.min(scale, Math.min(...fit) * STRETCH))));
  return { sx, sy, x: width / 2 - middle(xs) * sx, y: height / 2 - middle(ys) * sy };
}

/**
 * One round: whoever overlaps is pushed apart the short way, everyone is drawn back a little.
 * @param {Body[]} bodies
 * @param {number} room
 * @param {number} heat
 */
function ease(bodies, room, heat) {
  for (let i = 0; i < bodies.length; i++) {
    const a = bodies[i];
    for (let j = i + 1; j < bodies.length; j++) {
      const b = bodies[j];
      const dx = b.x - a.x || (i - j) * 0.01;
      const dy = b.y - a.y || 0.01;
      const overX = ((a.w + b.w) / 2) * room - Math.abs(dx);
      const overY = ((a.h + b.h) / 2) * room - Math.abs(dy);
      if (overX <= 0 || overY <= 0) continue;
      const share = b.weight / (a.weight + b.weight);
      if (overX < overY) push(a, b, 'x', Math.sign(dx) * overX, share);
      else push(a, b, 'y', Math.sign(dy) * overY, share);
    }
  }
  for (const body of bodies) {
    body.x += (body.ax - body.x) * PULL * heat * body.weight ** 0.5;
    body.y += (body.ay - body.y) * PULL * heat * body.weight ** 0.5;
  }
}

/**
 * @param {Body} a
 * @param {Body} b
 * @param {'x' | 'y'} axis
 * @param {number} by
 * @param {number} share
 */
function push(a, b, axis, by, share) {
  a[axis] -= by * share * 0.6;
  b[axis] += by * (1 - share) * 0.6;
}
