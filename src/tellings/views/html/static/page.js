// The page's script. In: the page as the server wrote it and the JSON block #data (places and numbers only).
// Out: a base text to choose, an apparatus beside it, a filter, jumps to exact words, keys, a theme.
// Guarantee: it loads and sends nothing, makes elements from text only (never from markup), and leaves every
// article's text as it stands; without it the page can still be read in full.
"use strict";
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const state = { data: null, base: 1, passage: null, keys: true };

  /** An element with attributes and children (strings become text). */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "onclick") element.addEventListener("click", value);
      else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat().filter((child) => child !== null));
    return element;
  }

  // ---- memory: what a reader chose, where the browser keeps it ----

  function remember(key, value) {
    try { localStorage.setItem(`tellings-${key}`, value); } catch { /* private window or local file */ }
  }
  function recall(key) {
    try { return localStorage.getItem(`tellings-${key}`); } catch { return null; }
  }

  // ---- theme ----

  const THEMES = ["auto", "light", "dark"];
  function applyTheme(theme) {
    if (theme === "auto") root.removeAttribute("data-theme");
    else root.setAttribute("data-theme", theme);
  }
  function setUpTheme() {
    const button = byId("theme");
    let theme = THEMES.includes(recall("theme")) ? recall("theme") : "auto";
    const show = () => { byId("theme-word").textContent = `Theme: ${theme}`; };
    button.hidden = false;
    button.addEventListener("click", () => {
      theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
      remember("theme", theme);
      applyTheme(theme);
      show();
    });
    show();
  }

  // ---- texts: offsets are code points, the DOM counts UTF-16 ----

  const bodies = new Map();
  function bodyOf(number) {
    if (!bodies.has(number)) {
      const element = byId(`text-${number}`).querySelector(".body");
      bodies.set(number, { element, points: Array.from(element.textContent) });
    }
    return bodies.get(number);
  }
  function words(number, start, end) {
    return bodyOf(number).points.slice(start, end).join("");
  }
  function rangeOf(number, start, end) {
    const { element, points } = bodyOf(number);
    const first = points.slice(0, start).join("").length;
    const last = first + points.slice(start, end).join("").length;
    const range = document.createRange();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let at = 0;
    let begun = false;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!begun && first < at + node.length) { range.setStart(node, first - at); begun = true; }
      if (begun && last <= at + node.length) { range.setEnd(node, last - at); return range; }
      at += node.length;
    }
    return null;
  }

  // ---- base text ----

  function article(number) { return byId(`text-${number}`); }

  function showBase(number) {
    if (!article(number)) return;
    state.base = number;
    all(".text").forEach((text) => { text.hidden = Number(text.dataset.number) !== number; });
    const radio = document.querySelector(`#bases input[value="${number}"]`);
    if (radio) radio.checked = true;
  }

  /** Another base, the place kept: the passage lined up with the one being read stays at the same height. */
  function switchBase(number) {
    const from = state.passage && state.passage.number === state.base ? state.passage : passageInView();
    const height = from ? pieces(from)[0].getBoundingClientRect().top : null;
    const to = from ? counterpart(from, number) : null;
    showBase(number);
    if (!to) { closeApparatus(); return; }
    select(to, { scroll: false });
    window.scrollBy({ top: pieces(to)[0].getBoundingClientRect().top - height, behavior: "instant" });
  }

  // ---- passages ----

  function passage(key) {
    const [number, n] = key.split("-").map(Number);
    const row = state.data.passages[number - 1]?.[n - 1];
    if (!row) return null;
    const [, start, end, alignments, statements, only, group] = row;
    return { key, number, n, start, end, alignments, statements, only, group };
  }
  function pieces(p) { return all(`[data-p="${p.key}"]`); }

  function passageInView() {
    const line = window.innerHeight * 0.3;
    const shown = all(".text:not([hidden]) .psg[id]");
    const element = shown.find((x) => x.getBoundingClientRect().bottom > line) || shown.at(-1);
    return element ? passage(element.dataset.p) : null;
  }

  /** An alignment seen from one of its sides: `mine`, `theirs`, and its collation turned to match. */
  function seenFrom(index, number) {
    const [a, b, label, sure, reasons, differences, collation] = state.data.alignments[index];
    const flip = a[0] !== number - 1;
    const turned = { added: "left_out", left_out: "added" };
    return {
      mine: flip ? b : a,
      theirs: flip ? a : b,
      label,
      sure,
      reasons: reasons.map((r) => state.data.reasons[r]),
      differences: differences.map(([kind, as, ae, bs, be]) => (flip ? [kind, bs, be, as, ae] : [kind, as, ae, bs, be])),
      collation: collation.map(([change, as, ae, bs, be]) => {
        const name = state.data.changes[change];
        return flip ? [turned[name] || name, bs, be, as, ae] : [name, as, ae, bs, be];
      }),
    };
  }

  function passageAt(number, offset) {
    const mine = state.data.passages[number - 1];
    const row = mine.find(([, start, end]) => start <= offset && offset < end);
    return row ? passage(row[0]) : null;
  }

  /** The passage of another text lined up with `p`, or with the nearest one before or after it that has one. */
  function counterpart(p, number) {
    const mine = state.data.passages[p.number - 1];
    const order = [p.n, ...mine.map((_, k) => k + 1)].sort((x, y) => Math.abs(x - p.n) - Math.abs(y - p.n));
    for (const n of order) {
      for (const index of passage(`${p.number}-${n}`).alignments) {
        const { theirs } = seenFrom(index, p.number);
        if (theirs[0] === number - 1) return passageAt(number, theirs[1]);
      }
    }
    return null;
  }

  function select(p, { scroll = true, announce = true } = {}) {
    all(".psg.chosen").forEach((x) => x.classList.remove("chosen"));
    state.passage = p;
    pieces(p).forEach((x) => x.classList.add("chosen"));
    showApparatus(p);
    if (announce) {
      history.replaceState(null, "", `#p${p.key}`);
      const mark = pieces(p).at(-1).querySelector(".mark");
      byId("live").textContent = mark ? mark.getAttribute("aria-label") : "";
    }
    if (scroll) toView(pieces(p)[0].getBoundingClientRect());
  }

  function toView(box) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    window.scrollBy({ top: box.top - window.innerHeight * 0.3, behavior: calm ? "instant" : "smooth" });
  }

  function step(by) {
    const keys = all(".text:not([hidden]) .psg[id]").map((x) => x.dataset.p);
    const shown = state.passage && state.passage.number === state.base;
    const at = shown ? keys.indexOf(state.passage.key) + by : keys.indexOf(passageInView()?.key);
    const key = keys[Math.max(0, Math.min(keys.length - 1, at))];
    if (!key) return;
    select(passage(key));
    byId(`p${key}`).querySelector(".mark")?.focus({ preventScroll: true });
  }

  // ---- apparatus: the others' renderings beside the passage ----

  function siglum(at) { return make("span", { class: "sig", "aria-hidden": "true" }, state.data.outlets[at].siglum); }

  const MARKS = "\"'“”„‘’‚«»「」『』";

  /** Words of a text; marks are added only where they bring none of their own. */
  function quoted(place, children) {
    const element = make("q", { class: "words", dir: "auto", lang: state.data.outlets[place[0]].lang || null }, children);
    const shown = element.textContent;
    const opens = shown !== "" && MARKS.includes(shown.at(0));
    const closes = shown !== "" && MARKS.includes(shown.at(-1));
    if (opens || closes) element.classList.add(opens && closes ? "bare" : opens ? "opens" : "closes");
    return element;
  }

  /** A run of struck words; of a long one only its ends. */
  function shortened(run) {
    const parts = run.split(/\s+/);
    return parts.length > 8 ? `${parts.slice(0, 3).join(" ")} … ${parts.slice(-2).join(" ")}` : run;
  }

  /** The other text's words with what changed marked against the base. */
  function collated(x) {
    const [other, from, to] = x.theirs;
    const text = (s, e) => words(other + 1, s, e);
    const base = (s, e) => words(x.mine[0] + 1, s, e);
    const kept = x.collation.filter(([change]) => change === "same" || change === "inflected" || change === "moved");
    const share = kept.reduce((sum, [, , , s, e]) => sum + e - s, 0) / Math.max(1, (to - from + x.mine[2] - x.mine[1]) / 2);
    const free = share < 0.4;
    const items = [];
    let gone = [];
    for (const [change, as, ae, bs, be] of x.collation) {
      if (bs < 0) { if (as >= 0) gone.push(base(as, ae)); continue; }
      if (change === "replaced" && as >= 0) gone.push(base(as, ae));
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
      const kind = free ? (item.change === "same" ? "shared" : null) : { same: null, replaced: "new", added: "new" }[item.change] ?? item.change;
      const shown = text(item.start, item.end);
      children.push(kind === "new" ? make("ins", {}, shown) : kind ? make("span", { class: kind }, shown) : shown);
      at = item.end;
    }
    children.push(text(at, to));
    strike(gone);
    return { free, element: quoted(x.theirs, children) };
  }

  /** Differences by kind, with the words where a word or two say it; those of wording stand in the marked words. */
  function differences(x) {
    const side = (place, start, end, nothing) => (start < 0
      ? make("span", { class: "label" }, nothing)
      : quoted(place, [words(place[0] + 1, start, end)]));
    const rows = x.differences.map(([kind, as, ae, bs, be]) => make("li", {},
      make("span", { class: "label" }, kind),
      as < 0 && bs < 0 ? "" : [" ", side(x.mine, as, ae, "nothing here"), " / ", side(x.theirs, bs, be, "nothing there")]));
    return rows.length ? make("ul", { class: "differences" }, rows) : null;
  }

  function rendering(x) {
    const { free, element } = collated(x);
    const [other, start, end] = x.theirs;
    const note = [x.label, x.sure, free ? "shared words underlined" : null].filter(Boolean).join(" · ");
    return make("div", { class: "rendering" },
      make("p", { class: "said" }, element),
      make("p", { class: "basis", title: x.reasons.join(", ") || null },
        make("span", { class: "why" }, note), " ",
        make("a", { href: `#text-${other + 1}`, "data-at": `${other + 1}.${start}-${end}` }, "read there")),
      differences(x));
  }

  /** Alignments of a passage with one other text; one inside another is shown once. */
  function renderings(p, other) {
    const found = p.alignments.map((index) => seenFrom(index, p.number)).filter((x) => x.theirs[0] === other);
    const inside = (x, y) => x !== y && y.mine[1] <= x.mine[1] && x.mine[2] <= y.mine[2] && y.theirs[1] <= x.theirs[1] && x.theirs[2] <= y.theirs[2];
    return found.filter((x, n) => !found.some((y, k) => inside(x, y) && !(inside(y, x) && k > n))).map(rendering);
  }

  function tried(p) {
    const [place, why, near] = state.data.only[p.only];
    return make("div", { class: "witness" },
      make("p", { class: "label" }, why, near ? ` (nearest passage: ${near})` : ""),
      place ? make("p", { class: "said" }, siglum(place[0]), state.data.outlets[place[0]].name, " ",
        quoted(place, [words(place[0] + 1, place[1], place[2])])) : null);
  }

  function speakers(p) {
    const rows = p.statements.map((s) => state.data.statements[s]).map(([, who, form, sure]) => make("li", {},
      make("span", { class: "speaker", dir: "auto" }, who), " ", make("span", { class: "label" }, `${form} · ${sure}`)));
    return rows.length ? make("ul", { class: "sayers", "aria-label": "Speakers" }, rows) : null;
  }

  function showApparatus(p) {
    const aside = byId("apparatus");
    const others = state.data.outlets.map((_, k) => k).filter((k) => k !== p.number - 1);
    aside.replaceChildren(
      make("div", { class: "apparatus-bar" },
        make("button", { type: "button", class: "plain", onclick: () => step(-1), "aria-label": "Previous passage", title: "k" }, "↑"),
        make("button", { type: "button", class: "plain", onclick: () => step(1), "aria-label": "Next passage", title: "j" }, "↓"),
        p.group ? make("a", { href: `#row-${p.group}` }, "side by side") : "",
        make("button", { type: "button", class: "plain close", onclick: closeApparatus, "aria-label": "Close" }, "×")),
      speakers(p) || "",
      p.only >= 0 ? make("p", { class: "only-word" }, state.data.words.onlyHere) : "",
      ...(p.only >= 0 ? [tried(p)] : others.map((other) => {
        const found = renderings(p, other);
        return make("section", { class: found.length ? "witness" : "witness none" },
          make("h3", {}, siglum(other), state.data.outlets[other].name),
          found.length ? found : make("p", { class: "label" }, state.data.words.notFound));
      })));
    aside.hidden = false;
    place();
  }

  /** Beside the passage where there is a margin; as a sheet below where there is none (the style sheet decides). */
  function place() {
    const aside = byId("apparatus");
    if (!state.passage || aside.hidden) return;
    const element = pieces(state.passage)[0];
    const top = element.getBoundingClientRect().top - byId("read").querySelector(".desk").getBoundingClientRect().top;
    aside.style.setProperty("--top", `${Math.max(0, Math.round(top) - 8)}px`);
  }

  function closeApparatus() {
    byId("apparatus").hidden = true;
    all(".psg.chosen").forEach((x) => x.classList.remove("chosen"));
    state.passage = null;
  }

  // ---- jumps to exact words: #1.120-180 ----

  function jump(at) {
    const m = /^(\d+)\.(\d+)-(\d+)$/.exec(at);
    if (!m || !article(Number(m[1]))) return false;
    const [number, start, end] = m.slice(1).map(Number);
    showBase(number);
    const range = rangeOf(number, start, end);
    if (!range) return false;
    const p = passageAt(number, start);
    if (p) select(p, { scroll: false, announce: false });
    else closeApparatus();
    if (window.CSS && CSS.highlights && window.Highlight) CSS.highlights.set("found", new Highlight(range));
    else { getSelection().removeAllRanges(); getSelection().addRange(range); }
    history.replaceState(null, "", `#${at}`);
    toView(range.getBoundingClientRect());
    return true;
  }

  function openRow(row) {
    row.classList.add("open");
    row.querySelector(".row button")?.setAttribute("aria-expanded", "true");
  }

  function follow(hash) {
    const id = hash.slice(1); // our own addresses need no decoding
    if (!id) return;
    if (jump(id)) return;
    const target = byId(id);
    if (!target) return;
    if (/^p\d+-\d+$/.test(id)) { showBase(passage(id.slice(1)).number); select(passage(id.slice(1))); }
    else if (target.matches(".text")) { showBase(Number(target.dataset.number)); target.scrollIntoView(); }
    else if (target.matches("tbody")) { filterRows(""); openRow(target); target.scrollIntoView({ block: "center" }); }
  }

  // ---- matrix ----

  function filterRows(speaker) {
    const select = byId("speaker");
    if (select) select.value = speaker;
    all(".matrix tbody").forEach((row) => { row.hidden = Boolean(speaker) && row.dataset.speaker !== speaker; });
  }

  function setUpMatrix() {
    const filter = byId("matrix-filter");
    if (!filter) return;
    filter.hidden = false;
    byId("speaker").addEventListener("change", (event) => filterRows(event.target.value));
    all(".matrix tbody").forEach((body) => {
      const button = make("button", { type: "button", class: "plain toggle", "aria-expanded": "false", "aria-label": "Renderings" });
      body.querySelector("th").append(button);
      const turn = () => button.setAttribute("aria-expanded", String(body.classList.toggle("open")));
      body.querySelector(".row").addEventListener("click", (event) => { if (!event.target.closest("a")) turn(); });
    });
  }

  // ---- who says it, on hover and focus ----

  function showTip(event) {
    const tip = byId("tip");
    const run = event.target.closest?.("[data-s]") || (event.type === "focusin" ? event.target.closest?.(".psg")?.querySelector("[data-s]") : null);
    if (!run) { tip.hidden = true; return; }
    tip.textContent = state.data.statements[Number(run.dataset.s) - 1][1];
    tip.hidden = false;
    const box = run.getClientRects()[0];
    tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${Math.max(4, box.top - tip.offsetHeight - 4)}px`;
  }

  // ---- keys ----

  function setUpKeys() {
    const box = byId("keys");
    state.keys = box.checked = recall("keys") !== "off";
    box.addEventListener("change", () => { state.keys = box.checked; remember("keys", box.checked ? "on" : "off"); });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { closeApparatus(); byId("tip").hidden = true; return; }
      if (!state.keys || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=radio]), select, textarea")) return;
      if (event.key === "j") step(1);
      else if (event.key === "k") step(-1);
      else if (/^[1-9]$/.test(event.key) && article(Number(event.key))) switchBase(Number(event.key));
      else return;
      event.preventDefault();
    });
  }

  // ---- clicks ----

  function setUpClicks() {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("[data-at]");
      if (link && !event.ctrlKey && !event.metaKey) { if (jump(link.dataset.at)) event.preventDefault(); return; }
      const title = event.target.closest("[data-base]");
      if (title) { showBase(Number(title.dataset.base)); return; }
      const psg = event.target.closest(".texts .psg");
      if (!psg || !getSelection().isCollapsed) return;
      event.preventDefault();
      select(passage(psg.dataset.p), { scroll: false });
    });
    byId("bases").addEventListener("change", (event) => switchBase(Number(event.target.value)));
    byId("read").addEventListener("mouseover", showTip);
    byId("read").addEventListener("focusin", showTip);
    byId("read").addEventListener("mouseleave", () => { byId("tip").hidden = true; });
    addEventListener("scroll", () => { byId("tip").hidden = true; }, { passive: true });
    addEventListener("resize", place);
    addEventListener("hashchange", () => follow(location.hash));
  }

  /** The navigation says where the reader is. */
  function setUpNavigation() {
    if (!window.IntersectionObserver) return;
    const links = new Map(all(".nav a").map((link) => [link.hash.slice(1), link]));
    const watch = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        links.forEach((link, id) => (id === target.id ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
      }
    }, { rootMargin: "-20% 0px -75% 0px" });
    all("main > section").forEach((section) => watch.observe(section));
  }

  function setUp() {
    state.data = JSON.parse(byId("data").textContent);
    setUpTheme();
    setUpKeys();
    setUpMatrix();
    setUpNavigation();
    byId("bases").hidden = false;
    showBase(1);
    setUpClicks();
    const first = all(".text:not([hidden]) .psg[id]:not(.only)")[0];
    if (first && matchMedia("(min-width: 62rem)").matches) select(passage(first.dataset.p), { scroll: false, announce: false });
    follow(location.hash);
    root.dataset.ready = "true";
  }

  root.classList.add("js");
  applyTheme(recall("theme") || "auto");
  document.addEventListener("DOMContentLoaded", setUp);
})();
