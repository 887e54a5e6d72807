// Places in texts. In: the elements of the full texts. Out: words and ranges at given offsets.
// Offsets are code points, as everywhere in a comparison; the browser counts UTF-16 units.

const bodies = new Map();

/** The text of article `number` (from 1) with the way from code points to UTF-16 units. */
function bodyOf(number) {
  if (!bodies.has(number)) {
    const element = byId(`text-${number}`).querySelector(".body");
    const text = element.textContent;
    bodies.set(number, { element, text, units: /[\ud800-\udfff]/.test(text) ? unitsOf(text) : null, runs: null });
  }
  return bodies.get(number);
}

/** For each code point the unit it begins at, and the length at the end. */
function unitsOf(text) {
  const units = [];
  let at = 0;
  for (const point of text) {
    units.push(at);
    at += point.length;
  }
  units.push(at);
  return units;
}

function unit(body, point) {
  return body.units ? body.units[Math.min(point, body.units.length - 1)] : point;
}

function words(number, start, end) {
  const body = bodyOf(number);
  return body.text.slice(unit(body, start), unit(body, end));
}

/** The text nodes of an element and where each begins; `skip` names what is left aside. */
function runsOf(element, skip = null) {
  const filter = (node) => (node.nodeType === Node.ELEMENT_NODE ? (skip && node.matches(skip) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP) : NodeFilter.FILTER_ACCEPT);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, filter);
  const nodes = [];
  const starts = [];
  let at = 0;
  while (walker.nextNode()) {
    nodes.push(walker.currentNode);
    starts.push(at);
    at += walker.currentNode.length;
  }
  return { nodes, starts, length: at };
}

/** The range of `[from, to)`, in units, over text nodes; null where it lies outside. */
function rangeOver(runs, from, to) {
  if (from < 0 || to > runs.length || from >= to) return null;
  const range = document.createRange();
  const first = nodeAt(runs, from);
  const last = nodeAt(runs, to - 1);
  range.setStart(runs.nodes[first], from - runs.starts[first]);
  range.setEnd(runs.nodes[last], to - runs.starts[last]);
  return range;
}

function nodeAt(runs, at) {
  let low = 0;
  let high = runs.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (runs.starts[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The range of code points `[start, end)` in article `number`, or in a copy of its text. */
function rangeOf(number, start, end, copy = null) {
  const body = bodyOf(number);
  if (!copy) body.runs ??= runsOf(body.element);
  return rangeOver(copy || body.runs, unit(body, start), unit(body, end));
}

/** `number.start-end` as numbers; null for anything else. */
function placeOf(at) {
  const m = /^(\d+)\.(\d+)-(\d+)$/.exec(at || "");
  return m && byId(`text-${Number(m[1])}`) ? m.slice(1).map(Number) : null;
}
