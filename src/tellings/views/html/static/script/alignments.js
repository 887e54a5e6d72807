// What was lined up. In: the data block. Out: passages, alignments seen from one side, and the others' words with marks.

function passage(key) {
  const [number, n] = key.split("-").map(Number);
  const row = state.data.passages[number - 1]?.[n - 1];
  if (!row) return null;
  const [start, end, alignments, statements, only, group] = row;
  return { key, number, n, start, end, alignments, statements, only, group };
}

function passageAt(number, offset) {
  const n = state.data.passages[number - 1].findIndex(([start, end]) => start <= offset && offset < end);
  return n < 0 ? null : passage(`${number}-${n + 1}`);
}

const name = (index) => state.data.names[index];
const TURNED = { added: "left_out", left_out: "added" };

/** The segments of a collation: `[change, start, end, start, end]`, -1 where a side has nothing. */
function segments(flat, aStart, bStart) {
  const found = [];
  const at = [aStart, bStart];
  for (let n = 0; n < flat.length; n += 5) {
    const places = [0, 1].flatMap((side) => {
      const [gap, length] = flat.slice(n + 1 + 2 * side, n + 3 + 2 * side);
      if (!length) return [-1, -1];
      const start = at[side] + gap;
      at[side] = start + length;
      return [start, start + length];
    });
    found.push([state.data.changes[flat[n]], ...places]);
  }
  return found;
}

/** An alignment seen from one of its sides: `mine`, `theirs` as `[number, start, end]`, and its collation turned to match. */
function seenFrom(index, number) {
  const [a, as, ae, b, bs, be, label, sure, reasons, differences, collation] = state.data.alignments[index];
  const flip = a !== number - 1;
  const turn = ([word, s, e, t, f]) => (flip ? [word, t, f, s, e] : [word, s, e, t, f]);
  const sides = [[a + 1, as, ae], [b + 1, bs, be]];
  return {
    mine: sides[flip ? 1 : 0],
    theirs: sides[flip ? 0 : 1],
    label: name(label),
    sure: name(sure),
    reasons: reasons.map(name),
    differences: differences.map(([kind, ...places]) => turn([name(kind), ...places])),
    collation: segments(collation, as, bs).map(([change, ...places]) => turn([flip ? TURNED[change] || change : change, ...places])),
  };
}

/** The passage of another text lined up with `p`; with `near`, else that of the nearest one before or after it that has one. */
function counterpart(p, number, near = true) {
  const mine = state.data.passages[p.number - 1];
  const order = [p.n, ...(near ? mine.map((_, k) => k + 1) : [])].sort((x, y) => Math.abs(x - p.n) - Math.abs(y - p.n));
  for (const n of order) {
    for (const index of passage(`${p.number}-${n}`).alignments) {
      const { theirs } = seenFrom(index, p.number);
      if (theirs[0] === number) return passageAt(number, theirs[1]);
    }
  }
  return null;
}

function siglum(number) { return make("b", { class: "sig" }, state.data.outlets[number - 1].siglum); }

const QUOTES = "\"'“”„‘’‚«»「」『』";

/** Words of a text; marks are added only where they bring none of their own. */
function quoted(number, children) {
  const element = make("q", { lang: state.data.outlets[number - 1].lang || null }, children);
  const shown = element.textContent;
  const opens = shown !== "" && QUOTES.includes(shown.at(0));
  const closes = shown !== "" && QUOTES.includes(shown.at(-1));
  if (opens || closes) element.classList.add(opens && closes ? "bare" : opens ? "opens" : "closes");
  return element;
}

/** A run of struck words; of a long one only its ends. */
function shortened(run) {
  const parts = run.split(/\s+/);
  return parts.length > 8 ? `${parts.slice(0, 3).join(" ")} … ${parts.slice(-2).join(" ")}` : run;
}

const KEPT = ["same", "inflected", "moved"];

/** The other text's words with what changed marked against mine; where little is shared (`free`), that is marked instead. */
function collated(x, from = x.theirs[1], to = x.theirs[2]) {
  const [other] = x.theirs;
  const text = (s, e) => words(other, s, e);
  const kept = x.collation.filter(([change]) => KEPT.includes(change));
  const size = (x.theirs[2] - x.theirs[1] + x.mine[2] - x.mine[1]) / 2;
  const free = kept.reduce((sum, [, , , s, e]) => sum + e - s, 0) / Math.max(1, size) < 0.4;
  const items = [];
  let gone = [];
  for (const [change, as, ae, bs, be] of x.collation) {
    if (as >= 0 && (bs < 0 || change === "replaced")) gone.push(words(x.mine[0], as, ae));
    if (bs < 0) continue;
    items.push({ change, start: bs, end: be, gone });
    gone = [];
  }
  items.sort((p, q) => p.start - q.start);
  const children = [];
  let at = from;
  const strike = (list) => { if (!free && list.length) children.push(make("del", {}, shortened(list.join(" "))), " "); };
  for (const item of items) {
    if (item.start < at) continue;
    children.push(text(at, item.start));
    strike(item.gone);
    children.push(marked(item.change, text(item.start, item.end), free));
    at = item.end;
  }
  children.push(text(at, to));
  strike(gone);
  return { free, element: quoted(other, children) };
}

function marked(change, shown, free) {
  if (free) return change === "same" ? make("span", { class: "shared" }, shown) : shown;
  if (change === "replaced" || change === "added") return make("ins", {}, shown);
  return change === "same" ? shown : make("span", { class: change }, shown);
}

/** Differences by kind, with the words where a word or two say it; those of wording stand in the marked words. */
function differences(x) {
  const side = (number, start, end, nothing) => (start < 0
    ? make("span", { class: "label" }, nothing)
    : quoted(number, [words(number, start, end)]));
  const rows = x.differences.map(([kind, as, ae, bs, be]) => make("li", {},
    make("span", { class: "label" }, kind),
    as < 0 && bs < 0 ? "" : [" ", side(x.mine[0], as, ae, "nothing here"), " / ", side(x.theirs[0], bs, be, "nothing there")]));
  return rows.length ? make("ul", { class: "differences" }, rows) : null;
}

/** One alignment as the apparatus shows it. */
function rendering(x) {
  const { free, element } = collated(x);
  const [number, start, end] = x.theirs;
  const note = [x.label, x.sure, free ? "shared words underlined" : null].filter(Boolean).join(" · ");
  return make("div", { class: "rendering" },
    make("p", { class: "said" }, element),
    make("p", { class: "basis", title: x.reasons.join(", ") || null },
      make("span", { class: "why" }, note), " ",
      make("a", { href: `#text-${number}`, "data-at": `${number}.${start}-${end}` }, "read there")),
    differences(x));
}

/** Alignments of a passage with one other text; one inside another is shown once. */
function renderings(p, number) {
  const found = p.alignments.map((index) => seenFrom(index, p.number)).filter((x) => x.theirs[0] === number);
  const inside = (x, y) => x !== y && y.mine[1] <= x.mine[1] && x.mine[2] <= y.mine[2] && y.theirs[1] <= x.theirs[1] && x.theirs[2] <= y.theirs[2];
  return found.filter((x, n) => !found.some((y, k) => inside(x, y) && !(inside(y, x) && k > n)));
}
