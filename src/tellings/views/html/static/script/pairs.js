// Side by side on a narrow screen: pairs, one below the other. In: two texts. Out: elements in the order of the first.

/** The first text in order; under each passage what the second has of it; what only the second has where it stands there. */
function pairs(one, other) {
  const mine = state.data.passages[one - 1].map((_, n) => passage(`${one}-${n + 1}`));
  const unmet = state.data.passages[other - 1].map((_, n) => passage(`${other}-${n + 1}`)).filter((q) => !counterpart(q, one, false));
  const made = [];
  let at = 0;
  const between = (end) => {
    const text = words(one, at, end).trim();
    if (text) made.push(make("p", { class: "pair-gap words", dir: "auto" }, text));
  };
  const theirs = (until) => { while (unmet.length && unmet[0].start < until) made.push(lonely(unmet.shift())); };
  for (const p of mine) {
    between(p.start);
    at = p.end;
    const found = renderings(p, other);
    if (found.length) theirs(Math.min(...found.map((x) => x.theirs[1])));
    made.push(pair(p, found, other));
  }
  between(bodyOf(one).text.length);
  theirs(Infinity);
  return made.length ? made : [make("p", { class: "empty" }, "There are no words in this text.")];
}

function pair(p, found, other) {
  return make("div", { class: "pair", "data-pair": p.key, tabindex: "-1" },
    make("p", { class: "pair-mine said" }, siglum(p.number), quoted(p.number, [words(p.number, p.start, p.end)])),
    found.length
      ? found.map((x) => make("p", { class: "pair-theirs said" }, siglum(other), collated(x).element, " ", make("span", { class: "label" }, x.label)))
      : make("p", { class: "pair-theirs label" }, siglum(other), state.data.words.notFound));
}

function lonely(q) {
  return make("div", { class: "pair", "data-pair": q.key, tabindex: "-1" },
    make("p", { class: "pair-theirs said" }, siglum(q.number), quoted(q.number, [words(q.number, q.start, q.end)]), " ", make("span", { class: "label" }, "not found in the other text")));
}
