"use strict";
// The page's only script of its own: what is drawn lies beside it as JSON, never as code.
const given = JSON.parse(document.getElementById("drawing").textContent);
const nodes = new vis.DataSet(given.nodes);
const edges = new vis.DataSet(given.edges);
const network = new vis.Network(
  document.getElementById("network"),
  { nodes, edges },
  given.options,
);
const font = given.options.nodes.font;
const pen = document.createElement("canvas").getContext("2d");
pen.font = `${font.size}px ${font.face}`;
const sizes = given.nodes.map((node) => {
  const lines = node.label.split("\n");
  const width = Math.max(...lines.map((line) => pen.measureText(line).width));
  return { width, height: lines.length * font.size * 1.2 };
});

// Labels keep their size on the screen; one that would lie on an earlier one waits for more room.
function settle() {
  const scale = network.getScale();
  const taken = [];
  const changed = given.nodes.map((node, i) => {
    const at = network.canvasToDOM(network.getPosition(node.id));
    const top = at.y + node.size * scale;
    const half = sizes[i].width / 2 + 3;
    const box = { left: at.x - half, right: at.x + half, top, bottom: top + sizes[i].height };
    const free = !taken.some(
      (b) => b.left < box.right && box.left < b.right && b.top < box.bottom && box.top < b.bottom,
    );
    if (free) taken.push(box);
    return { id: node.id, font: { size: free ? font.size / scale : 0 } };
  });
  nodes.update(changed);
  edges.update(given.edges.map((e) => ({ id: e.id, font: { size: 12 / scale } })));
}

let waiting = 0;
function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(settle, 120);
}
network.once("afterDrawing", () => {
  network.fit();
  settle();
});
for (const event of ["zoom", "dragEnd", "resize"]) network.on(event, soon);
network.on("select", (chosen) => {
  const named = new Set(chosen.edges);
  edges.update(given.edges.map((e) => ({ id: e.id, label: named.has(e.id) ? e.name : e.label })));
});
