// Side by side: columns that scroll together, ribbons between passages lined up; on a narrow screen pairs, one below the other.
// In: the texts chosen. Out: copies of their elements (without ids), measured once and after every change of width.

const LINE = 0.3; // where in a column passages are brought face to face
const side = { chosen: [], columns: [], driver: null, waiting: false, ready: null };

/** How many texts stand beside each other at this width. */
function room() {
  if (narrow() || !matchMedia("(min-width: 62rem)").matches) return 2;
  return matchMedia("(min-width: 100rem)").matches ? 4 : 3;
}

function setUpSide() {
  side.chosen = state.data.outlets.map((_, k) => k + 1).slice(0, Math.min(room(), 3));
  side.ready = whenNear(byId("side"), drawSide);
  byId("side-choice").addEventListener("change", (event) => {
    const number = Number(event.target.value);
    side.chosen = side.chosen.filter((other) => other !== number);
    if (event.target.checked) side.chosen.push(number);
    side.ready();
    drawSide();
  });
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth === width || !byId("side-stage").childElementCount) return;
    width = innerWidth;
    drawSide();
  });
}

/** The last chosen that there is room for, in the order of the outlets. */
function shownTexts() {
  side.chosen = side.chosen.slice(-room());
  all("#side-choice input").forEach((box) => { box.checked = side.chosen.includes(Number(box.value)); });
  return [...side.chosen].sort((a, b) => a - b);
}

function drawSide() {
  const numbers = shownTexts();
  const stage = byId("side-stage");
  stage.replaceChildren();
  side.columns = [];
  side.driver = null;
  byId("side-note").textContent = "";
  if (numbers.length < 2) {
    stage.append(make("p", { class: "empty" }, "Choose two texts or more."));
    return;
  }
  stage.className = narrow() ? "side-stage side-pairs" : `side-stage side-columns columns-${numbers.length}`;
  if (narrow()) stage.append(...pairs(...numbers));
  else drawColumns(stage, numbers);
}

// ---- columns ----

function drawColumns(stage, numbers) {
  side.columns = numbers.map(column);
  const ribbons = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  ribbons.setAttribute("class", "ribbons");
  ribbons.setAttribute("aria-hidden", "true");
  stage.append(...side.columns.map((c) => c.element), ribbons);
  const tallest = Math.max(...side.columns.map((c) => c.copy.offsetHeight));
  stage.classList.toggle("short", tallest < side.columns[0].scroller.clientHeight - 40); // nothing to scroll
  side.columns.forEach(measure);
  side.links = side.columns.slice(1).map((right, n) => linksOf(side.columns[n], right));
  side.driver = side.columns[0];
  faceAll(side.driver);
}

function column(number) {
  const outlet = state.data.outlets[number - 1];
  const copy = bodyOf(number).element.cloneNode(true);
  all("[id], .chosen", copy).forEach((x) => { x.removeAttribute("id"); x.classList.remove("chosen"); });
  all(".mark", copy).forEach((x) => x.replaceWith(make("span", { class: "mark", "data-n": x.dataset.n })));
  const scroller = make("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": `${outlet.name}, side by side` }, copy);
  const note = make("span", { class: "column-note label" });
  const element = make("div", { class: "column" }, make("p", { class: "column-head" }, siglum(number), make("span", { class: "outlet-name" }, outlet.name), " ", note), scroller);
  const c = { number, element, scroller, copy, note, runs: runsOf(copy), chosen: null };
  const drive = () => { side.driver = c; };
  for (const event of ["pointerenter", "pointerdown", "wheel", "touchstart", "focus", "keydown"]) scroller.addEventListener(event, drive, { passive: true });
  scroller.addEventListener("scroll", () => { if (side.driver === c) soon(); }, { passive: true });
  scroller.addEventListener("click", (event) => {
    const found = event.target.closest(".psg");
    if (found && getSelection().isCollapsed) pick(c, passage(found.dataset.p));
  });
  scroller.addEventListener("keydown", (event) => sideKey(event, c));
  return c;
}

/** One redraw a frame, however often the columns scroll. */
function soon() {
  if (side.waiting) return;
  side.waiting = true;
  requestAnimationFrame(() => { side.waiting = false; if (side.driver) faceAll(side.driver); });
}

/** Where a column's text begins and how high it is, so that places can be given without the scroll position. */
function measure(c) {
  c.origin = c.scroller.getBoundingClientRect().top - c.scroller.scrollTop;
  c.height = c.scroller.scrollHeight;
}

function spot(c, start, end) {
  const range = rangeOf(c.number, start, end, c.runs);
  if (!range) return null;
  const box = range.getBoundingClientRect();
  const shift = c.scroller.scrollTop - c.scroller.getBoundingClientRect().top;
  return [box.top + shift, box.bottom + shift];
}

/** What joins two neighbouring columns, and the chain of it that runs in the same order in both. */
function linksOf(left, right) {
  const joined = [];
  state.data.alignments.forEach(([a, , , b], index) => {
    if ((a + 1 === left.number && b + 1 === right.number) || (b + 1 === left.number && a + 1 === right.number)) joined.push(seenFrom(index, left.number));
  });
  const links = [];
  for (const x of joined) {
    const from = spot(left, x.mine[1], x.mine[2]);
    const to = spot(right, x.theirs[1], x.theirs[2]);
    if (from && to) links.push({ from, to, label: x.label, weight: x.mine[2] - x.mine[1], place: x.mine, other: x.theirs });
  }
  return { left, right, links, chain: chainOf(links) };
}

/** The heaviest run of links that rise in both columns: the places that are brought to one height. */
function chainOf(links) {
  const order = [...links].sort((x, y) => x.from[0] - y.from[0] || x.to[0] - y.to[0]);
  const best = order.map((x) => ({ sum: x.weight, back: -1 }));
  for (let n = 0; n < order.length; n += 1) {
    for (let k = 0; k < n; k += 1) {
      const rises = order[k].from[0] < order[n].from[0] && order[k].to[0] < order[n].to[0];
      if (rises && best[k].sum + order[n].weight > best[n].sum) best[n] = { sum: best[k].sum + order[n].weight, back: k };
    }
  }
  let at = best.reduce((top, x, n) => (top < 0 || x.sum > best[top].sum ? n : top), -1);
  const chain = [];
  for (; at >= 0; at = best[at].back) chain.unshift([order[at].from[0], order[at].to[0]]);
  return chain;
}

/** The height in the right column that faces `y` in the left one, or the other way round. */
function facing(link, y, backwards) {
  const ends = [[0, 0], ...link.chain, [link.left.height, link.right.height]].map(([a, b]) => (backwards ? [b, a] : [a, b]));
  let n = 1;
  while (n < ends.length - 1 && ends[n][0] < y) n += 1;
  const [[a, b], [c, d]] = [ends[n - 1], ends[n]];
  return c === a ? b : b + ((y - a) / (c - a)) * (d - b);
}

/** Brings the other columns to where the driving one is, then draws the ribbons. */
function faceAll(driver) {
  const at = side.columns.indexOf(driver);
  const { clientHeight: height, scrollTop } = driver.scroller;
  const line = height * LINE * Math.min(1, (2 * scrollTop) / height); // at the top all stand at the top
  let y = driver.scroller.scrollTop + line;
  for (let n = at + 1; n < side.columns.length; n += 1) {
    y = facing(side.links[n - 1], y, false);
    side.columns[n].scroller.scrollTop = y - line;
  }
  y = driver.scroller.scrollTop + line;
  for (let n = at - 1; n >= 0; n -= 1) {
    y = facing(side.links[n], y, true);
    side.columns[n].scroller.scrollTop = y - line;
  }
  drawRibbons();
}

function drawRibbons() {
  const svg = byId("side-stage").querySelector(".ribbons");
  const stage = byId("side-stage").getBoundingClientRect();
  const first = side.columns[0].scroller.getBoundingClientRect();
  svg.style.setProperty("top", `${first.top - stage.top}px`);
  svg.style.setProperty("height", `${first.height}px`);
  const paths = [];
  for (const { left, right, links } of side.links) {
    const x = left.scroller.getBoundingClientRect().right - stage.left;
    const z = right.scroller.getBoundingClientRect().left - stage.left;
    for (const link of links) {
      const [a, b] = link.from.map((y) => y - left.scroller.scrollTop);
      const [c, d] = link.to.map((y) => y - right.scroller.scrollTop);
      const out = (top, bottom) => bottom < 0 || top > first.height;
      if (out(a, b) && out(c, d)) continue;
      paths.push(ribbon(x, z, a, b, c, d, link, isChosen(left, link.place) && isChosen(right, link.other)));
    }
  }
  svg.replaceChildren(...paths);
}

function ribbon(x, z, a, b, c, d, link, chosen) {
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const m = (x + z) / 2;
  path.setAttribute("d", `M${x} ${a}C${m} ${a} ${m} ${c} ${z} ${c}V${d}C${m} ${d} ${m} ${b} ${x} ${b}Z`);
  path.setAttribute("class", `ribbon ribbon-${link.label}${chosen ? " chosen" : ""}`);
  return path;
}

function isChosen(c, [, start, end]) { return c.chosen !== null && c.chosen.start < end && start < c.chosen.end; }

// ---- a passage chosen ----

/** Chooses a passage in a column: what faces it comes to its height, or it is said that nothing was found. */
function pick(c, p, scroll = true) {
  if (!p) return;
  side.driver = c;
  if (scroll) {
    const top = spot(c, p.start, p.end)[0];
    const line = c.scroller.clientHeight * LINE;
    if (top < c.scroller.scrollTop || top > c.scroller.scrollTop + 2 * line) c.scroller.scrollTop = top - line;
    faceAll(c);
  }
  const height = spot(c, p.start, p.end)[0] - c.scroller.scrollTop;
  const moves = [];
  for (const other of side.columns) {
    choose(other, other === c ? p : counterpart(p, other.number, false));
    if (other === c) continue;
    const found = renderings(p, other.number);
    other.note.textContent = [...new Set(found.map((x) => x.label))].join(", ") || state.data.words.notFound;
    if (found.length) moves.push([other, spot(other, found[0].theirs[1], found[0].theirs[2])[0] - height]);
  }
  const short = Math.max(0, ...moves.map(([, to]) => -to)); // a text cannot be drawn below its top: this one goes up instead
  c.scroller.scrollTop += short;
  moves.forEach(([other, to]) => { other.scroller.scrollTop = to + short; });
  side.driver = null; // these moves are no reader's: the columns stay as they are until one scrolls
  c.note.textContent = p.only >= 0 ? state.data.words.onlyHere : "";
  drawRibbons();
  announce(side.columns.map((x) => (x.note.textContent ? `${state.data.outlets[x.number - 1].name}: ${x.note.textContent}` : "")).filter(Boolean).join("; "));
}

function choose(c, p) {
  all(".psg.chosen", c.copy).forEach((x) => x.classList.remove("chosen"));
  c.chosen = p;
  if (p) all(`[data-p="${p.key}"]`, c.copy).forEach((x) => x.classList.add("chosen"));
}

function sideStep(c, by) {
  const count = state.data.passages[c.number - 1].length;
  const top = c.scroller.scrollTop;
  let n = c.chosen ? c.chosen.n + by : 1;
  if (!c.chosen) while (n < count && spot(c, ...state.data.passages[c.number - 1][n - 1].slice(0, 2))[1] < top) n += 1;
  pick(c, passage(`${c.number}-${Math.max(1, Math.min(count, n))}`));
}

function sideKey(event, c) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const to = side.columns[side.columns.indexOf(c) + { ArrowRight: 1, ArrowLeft: -1 }[event.key]];
  if (to) {
    const p = c.chosen ? counterpart(c.chosen, to.number) : null;
    to.scroller.focus({ preventScroll: true });
    if (p) pick(to, p, false);
  } else if (state.keys && (event.key === "j" || event.key === "k")) sideStep(c, event.key === "j" ? 1 : -1);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Opens the view with a passage and another text facing it. */
function face(p, number) {
  side.chosen = [...side.chosen.filter((n) => n !== p.number && n !== number), p.number, number];
  side.ready();
  drawSide();
  leave("#side");
  byId("side").scrollIntoView({ behavior: "instant" });
  const c = side.columns.find((x) => x.number === p.number);
  if (c) {
    c.scroller.focus({ preventScroll: true });
    pick(c, p);
    return;
  }
  const pair = byId("side-stage").querySelector(`[data-pair="${p.key}"]`) || byId("side-stage").querySelector(`[data-pair="${counterpart(p, number)?.key}"]`);
  pair?.scrollIntoView({ block: "center", behavior: "instant" });
  pair?.focus({ preventScroll: true });
}
