// SPDX-License-Identifier: Apache-2.0
// Runs the `js` blocks of a page for pages.py: a line {"code"} in, a line {"output"} or {"error"} out.
const { createRequire } = require("node:module");
const { createInterface } = require("node:readline");
const { format } = require("node:util");
const vm = require("node:vm");

let output = "";
const print = console.log;
console.log = (...values) => (output += format(...values) + "\n");
globalThis.require = createRequire(process.cwd() + "/");
createInterface({ input: process.stdin }).on("line", (line) => {
  output = "";
  let answer;
  try {
    vm.runInThisContext(JSON.parse(line).code); // Cytoscape.js takes no objects of another context
    answer = { output };
  } catch (error) {
    answer = { error: String(error) };
  }
  print(JSON.stringify(answer));
});
