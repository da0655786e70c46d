// SPDX-License-Identifier: Apache-2.0
// What graphology holds of a file, as JSON lines: node graphology.mjs FILE
import { readFileSync } from "node:fs";
import graphology from "graphology";

const graph = new graphology.Graph({ type: "mixed", multi: true, allowSelfLoops: true });
graph.import(JSON.parse(readFileSync(process.argv[2], "utf8")));
const print = (line) => console.log(JSON.stringify(line));
print({ kind: "graph", type: graph.type, order: graph.order, size: graph.size });
graph.forEachNode((key, values) => print({ kind: "node", key, values, degree: graph.degree(key) }));
graph.forEachEdge((key, values, source, target, s, t, undirected) =>
  print({ kind: "edge", key, source, target, undirected, values }),
);
