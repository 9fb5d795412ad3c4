// Plain gradient descent from another start, on a page without Python: the rule is a few lines, and
// what it computes is compared with Python's own. What these lines do not know is not shown.
function descended({ inputs, targets, steps }, rate, start) {
  const run = [];
  let weights = start;
  for (let step = 0; step <= steps; step++) {
    const errors = inputs.map((row, at) => row[0] * weights[0] + row[1] * weights[1] - targets[at]);
    run.push([...weights, errors[0], errors.reduce((sum, error) => sum + error ** 2, 0) / targets.length]);
    weights = weights.map((weight, n) => weight - rate * (2 / targets.length * errors.reduce((sum, error, at) => sum + inputs[at][n] * error, 0)));
  }
  return run;
}

// Points as pixels of a panel. As in Python, a line ends where it goes too far, but not a curve, which
// runs from left to right.
function inPixels({ box: [left, top, width, height] }, [low, high, bottom, over, ...logarithmic], points) {
  const share = (value, from, to, log) => log ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  const places = points.map(([x, y]) => [
    left + width * share(x, low, high, logarithmic[0]), top + height * (1 - share(y, bottom, over, logarithmic[1]))]);
  if (!places.some(([x], at) => x > 1e4 || x <= places[at - 1]?.[0]))
    return places.map(([x, y]) => [x, Math.max(Math.min(y, 3e4), -3e4)]);
  const pixels = [];
  for (const place of places) {
    const before = pixels.at(-1) ?? place, [across, down] = [place[0] - before[0], place[1] - before[1]];
    if (Math.hypot(...before) > 1e4) { pixels.push(before); continue; }
    const reach = Math.min(1, 2e4 / Math.max(Math.hypot(across, down), 1));
    pixels.push(Math.hypot(...place) > 1e4 ? [before[0] + across * reach, before[1] + down * reach] : place);
  }
  return pixels;
}

// Where a line leaves its panel for good, as `show/beside.py` finds it: from which step on, an arrow at
// the edge, and two lines of words, near it but beside the line. Nothing for a line that stays.
function leaving(line, [left, top, width, height]) {
  const right = left + width, bottom = top + height, finite = point => point.every(Number.isFinite);
  const since = line.findLastIndex(([x, y]) => x >= left - 1 && x <= right + 1 && y >= top - 1 && y <= bottom + 1) + 1;
  if (since === line.length || !finite(line[since])) return;
  let [x, y] = line[Math.max(since - 1, 0)], across, down;
  const share = (from, by, low, high) => by ? Math.max(((by > 0 ? high : low) - from) / by, 0) : Infinity;
  if (since) {
    [across, down] = [line[since][0] - x, line[since][1] - y];
    const shown = Math.min(1, share(x, across, left, right), share(y, down, top, bottom));
    [x, y] = [x + shown * across, y + shown * down];
  } else {
    const nearest = [Math.min(Math.max(x, left), right), Math.min(Math.max(y, top), bottom)];
    [across, down, x, y] = [x - nearest[0], y - nearest[1], ...nearest];
  }
  const long = Math.hypot(across, down), arrow = [[x - 18 * across / long, y - 18 * down / long], [x, y]];
  const pieces = [...line.slice(1).map((point, at) => [line[at], point]), arrow].filter(piece => piece.every(finite));
  let best = [], least = Infinity;
  for (let row = 6; row >= 0; row--) for (let column = 0; column < 3; column++) {
    const middle = [left + 46 + column / 2 * (width - 92), top + 17 + row / 6 * (height - 34)];
    const touched = pieces.filter(([one, other]) => {
      const [halfX, halfY] = [(other[0] - one[0]) / 2, (other[1] - one[1]) / 2];
      const [awayX, awayY] = [(one[0] + other[0]) / 2 - middle[0], (one[1] + other[1]) / 2 - middle[1]];
      return Math.abs(awayX) <= 52 + Math.abs(halfX) && Math.abs(awayY) <= 23 + Math.abs(halfY) && Math.abs(halfX * awayY - halfY * awayX) <= 52 * Math.abs(halfY) + 23 * Math.abs(halfX);
    });
    const cost = Math.hypot(middle[0] - x, middle[1] - y) + 1e4 * touched.length;
    if (cost < least) [best, least] = [middle, cost];
  }
  return { since, arrow, words: [[best[0], best[1] - 8], [best[0], best[1] + 8]] };
}

const NOWHERE = [[NaN, NaN], [NaN, NaN]];
const WITHHELD = ["look-small", "look-steady-band", "look-arrived-band", "look-oscillating-band", "look-diverging-band"];

// Lets the start be moved: `to` a place, `back` where it was; `moved` is called after each.
function addDrag(model, { descent, values }, moved) {
  const first = Object.fromEntries(["marks", "readings", "sentences", "regimes"].map(name => [name, model.get(name)]));
  const panels = model.get("panels"), { axes, heights: [zero, ...along], ends: [low, high] } = descent;
  let start = null;
  const to = place => {
    start = place;
    const runs = values.map(rate => descended(descent, rate, place)), [, , floor] = axes[1];
    const left = runs.map(run => run.at(-1)[3]);
    const followed = (mark, frame) => {
      const run = runs[frame], [, , bottom, top] = axes[mark.panel];
      const after = at => [values[at], Math.min(Math.max(Number.isNaN(left[at]) ? top : left[at], bottom), top)];
      switch (mark.look) {
        case "look-start": return [place];
        case "look-path": return run.map(([one, other]) => [one, other]);
        case "look-steps": return run.map(([one, other, , loss], step) => [step, mark.panel === 1 ? Math.max(loss, floor) : zero + along[0] * one + along[1] * other]);
        case "look-sweep": return values.map((_, at) => after(at));
        case "look-stem": return [after(frame), [values[frame], bottom]];
        case "look-handle": return [after(frame)];
      }
    };
    const gone = [];
    model.set("marks", first.marks.map(mark => {
      const size = mark.frames * mark.count * 2;
      if (mark.look === "look-gone") { // which comes after the line that it is about
        const points = gone[mark.panel].flatMap(each => (mark.kind === "text" ? each?.words : each?.arrow) ?? NOWHERE);
        const since = gone[mark.panel].map(each => each?.since ?? 0);
        return { ...mark, points: Float32Array.from(points.flat()), since, texts: since.map(step => [mark.texts?.[0]?.[0], `step ${step} on`]) };
      }
      if (WITHHELD.includes(mark.look)) return { ...mark, points: new Float32Array(size).fill(NaN) };
      if (!followed(mark, 0)) return mark; // a run that is kept with its own start
      const points = Array.from({ length: mark.frames }, (_, frame) => inPixels(panels[mark.panel], axes[mark.panel], followed(mark, frame)));
      if (mark.newest) gone[mark.panel] = points.map(line => leaving(line, panels[mark.panel].box));
      return { ...mark, points: Float32Array.from(points.flat(2)) };
    }));
    const columns = first.readings.names.length === 4 ? [0, 1, 2, 3] : [0, 1, 3];
    model.set("readings", { ...first.readings, values: Float64Array.from(runs.flat().flatMap(step => columns.map(column => step[column]))) });
    const said = place.map(value => String(Number(value.toPrecision(4))).replace("-", "−")).join(", ");
    model.set("sentences", first.sentences.map(sentence => `${sentence.split(". ")[0]}. From (${said}): path, curves and numbers follow; to say more of a run needs Python.`));
    model.set("regimes", []);
    moved();
  };
  model.on("change:pointer", () => {
    const [x, y] = model.get("pointer"), [left, top, width, height] = panels[0].box, [from, till, bottom, over] = axes[0];
    const round = value => Math.round(100 * Math.min(Math.max(value, low), high)) / 100;
    to([round(from + (x - left) / width * (till - from)), round(over - (y - top) / height * (over - bottom))]);
  });
  return {
    to,
    get start() { return start; },
    holds: place => place.length === 2 && place.every(value => value >= low && value <= high),
    back() { start = null; model.set(first); moved(); },
  };
}
