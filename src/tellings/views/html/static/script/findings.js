// Findings: addresses that open what they name, "show in text", "face to face", "copy with citation".
// In: elements with data-f, the kind of finding. Out: buttons beside the one in use; text on the clipboard.

/** The places a finding quotes, as `[number, start, end]`; each once. */
function places(finding) {
  const found = all("[data-at]", finding).filter((link) => !link.closest(".nearest")).map((link) => {
    const [number, start, end] = placeOf(link.dataset.at);
    const shown = link.dataset.shown ? link.dataset.shown.split("-").map(Number) : [start, end];
    return [number, ...shown];
  });
  return found.filter((x, n) => found.findIndex((y) => String(y) === String(x)) === n);
}

/** Buttons appear with the first hover, focus or tap: a large page has thousands of findings. */
function offer(event) {
  const finding = event.target.closest?.("[data-f]");
  const pin = finding?.querySelector(".pin");
  if (!pin || pin.nextElementSibling?.matches(".acts")) return;
  const act = (label, work) => make("button", { type: "button", class: "plain act", onclick: work }, label);
  const link = finding.querySelector("[data-at]");
  const texts = new Set(places(finding).map(([number]) => number));
  pin.after(make("span", { class: "acts" },
    link ? act("show in text", () => jump(link.dataset.at)) : null,
    texts.size > 1 ? act("face to face", () => faceFinding(finding)) : null,
    act("copy with citation", (click) => copy(citation(finding), click.currentTarget))));
}

/** The first two texts of a finding facing each other, at the place it quotes. */
function faceFinding(finding) {
  const found = places(finding);
  const [number, start] = found[0];
  const other = found.find(([n]) => n !== number)[0];
  const p = passageAt(number, start) || nearestPassage(number, start);
  if (p) face(p, other);
}

function nearestPassage(number, offset) {
  const rows = state.data.passages[number - 1];
  const n = rows.reduce((best, row, k) => (best < 0 || Math.abs(row[0] - offset) < Math.abs(rows[best][0] - offset) ? k : best), -1);
  return n < 0 ? null : passage(`${number}-${n + 1}`);
}

// ---- copy with citation ----

const spaced = (text) => text.replace(/\s+/g, " ").trim();

/** A quote with its outlet, headline, date, address and characters. */
function cited([number, start, end]) {
  const { name: outlet, title, date, url } = state.data.outlets[number - 1];
  const text = spaced(words(number, start, end));
  const own = QUOTES.includes(text.at(0)) && QUOTES.includes(text.at(-1));
  return [
    own ? text : `“${text}”`,
    `— ${[outlet, title && `“${spaced(title)}”`, date].filter(Boolean).join(", ")}, characters ${start}–${end}`,
    url && `  ${url}`,
  ].filter(Boolean).join("\n");
}

/** The page's address of an element, where the page has one others can open. */
function address(id) { return /^https?:$/.test(location.protocol) ? `${location.href.split("#")[0]}#${id}` : ""; }

function citation(finding) {
  const said = all(".basis .about, .basis .why, .basis .sure, .relations li, .heading, .row .speaker", finding).filter((x) => !x.closest(".more"));
  const head = [finding.dataset.f, ...said.map((x) => spaced(x.textContent))].join(" · ");
  const quotes = places(finding).map(cited);
  return [head, ...(quotes.length ? quotes : [counted(finding)]), address(finding.id)].filter(Boolean).join("\n\n");
}

/** A row of numbers in words, one outlet a line. */
function counted(row) {
  const cells = all("td", row).map((cell, n) => `${state.data.outlets[n].name}: ${spaced(cell.textContent.replace(cell.querySelector(".of")?.textContent || "", ""))}`);
  return [spaced(row.querySelector(".speaker")?.textContent || ""), ...cells].join("\n");
}

function copyPassage(p, button) {
  const lines = [cited([p.number, p.start, p.end])];
  for (let number = 1; number <= state.data.outlets.length; number += 1) {
    for (const x of number === p.number ? [] : renderings(p, number)) lines.push(`${x.label}, ${x.sure}:\n${cited(x.theirs)}`);
  }
  copy([...lines, address(`p${p.key}`)].filter(Boolean).join("\n\n"), button);
}

/** To the clipboard: by the browser's own way, else by the old one, else by the reader's hand. */
async function copy(text, button) {
  let done = false;
  try {
    await navigator.clipboard.writeText(text);
    done = true;
  } catch {
    done = copyOldWay(text);
  }
  if (!done) { copyByHand(text); return; }
  announce("copied");
  const label = button.textContent;
  if (label === "copied") return;
  button.textContent = "copied";
  setTimeout(() => { button.textContent = label; }, 1600);
}

function copyOldWay(text) {
  const field = make("textarea", { class: "sr", "aria-hidden": "true" });
  const focused = document.activeElement;
  field.value = text;
  document.body.append(field);
  field.select();
  let done = false;
  try { done = document.execCommand("copy"); } catch { /* the reader's hand is left */ }
  field.remove();
  focused?.focus?.({ preventScroll: true });
  return done;
}

function copyByHand(text) {
  const field = byId("by-hand-words");
  field.value = text;
  byId("by-hand").showModal();
  field.focus();
  field.select();
}

// ---- permalinks ----

/** Makes an element visible, whatever is folded, filtered or shut around it. */
function reveal(element) {
  for (let x = element; x; x = x.parentElement) if (x.tagName === "DETAILS") x.open = true;
  const text = element.closest(".text");
  if (text) showBase(Number(text.dataset.number));
  const row = element.closest(".matrix tbody");
  if (row?.hidden) clearFilters();
  if (row && element !== row && element.closest(".more")) openRow(row);
}

function show(finding) {
  reveal(finding);
  if (finding.matches(".matrix tbody")) openRow(finding);
  all(".target").forEach((x) => x.classList.remove("target"));
  finding.classList.add("target");
  finding.setAttribute("tabindex", "-1");
  finding.scrollIntoView({ block: finding.offsetHeight > innerHeight * 0.7 ? "start" : "center", behavior: "instant" });
  finding.focus({ preventScroll: true });
}

/** Opens what an address names: exact words, a passage, a text, a finding. Anything else is left alone. */
function follow(hash) {
  const id = hash.slice(1); // our own addresses need no decoding
  if (!id || jump(id)) return;
  const target = byId(id);
  if (!target) return;
  if (/^p\d+-\d+$/.test(id)) { showBase(passage(id.slice(1)).number); select(passage(id.slice(1))); }
  else if (target.matches(".text")) { showBase(Number(target.dataset.number)); target.scrollIntoView(); }
  else if (target.dataset.f) show(target);
}
