// SPDX-License-Identifier: Apache-2.0
// What Cytoscape.js holds of a file, as JSON lines: node cytoscape.mjs FILE
import { readFileSync } from "node:fs";
import cytoscape from "cytoscape";

const { elements, data } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const graph = cytoscape({ headless: true, elements, data, layout: { name: "preset" } });
const print = (line) => console.log(JSON.stringify(line));
print({ kind: "graph", nodes: graph.nodes().length, edges: graph.edges().length });
graph.nodes().forEach((node) => {
  const found = graph.getElementById(node.id());
  print({ kind: "node", found: found.length, values: node.data(), place: node.position(), degree: node.degree() });
});
graph.edges().forEach((edge) => print({ kind: "edge", values: edge.data() }));
