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

// Points as pixels of a panel; a line ends where it goes too far, as in Python.
function inPixels({ box: [left, top, width, height] }, [low, high, bottom, over, ...logarithmic], points) {
  const share = (value, from, to, log) => log ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  const pixels = [];
  for (const [x, y] of points) {
    const place = [left + width * share(x, low, high, logarithmic[0]), top + height * (1 - share(y, bottom, over, logarithmic[1]))];
    const before = pixels.at(-1) ?? place, [across, down] = [place[0] - before[0], place[1] - before[1]];
    if (Math.hypot(...before) > 1e4) { pixels.push(before); continue; }
    const reach = Math.min(1, 2e4 / Math.max(Math.hypot(across, down), 1));
    pixels.push(Math.hypot(...place) > 1e4 ? [before[0] + across * reach, before[1] + down * reach] : place);
  }
  return pixels;
}

const WITHHELD = ["look-gone", "look-small", "look-steady-band", "look-arrived-band", "look-oscillating-band", "look-diverging-band"];

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
    model.set("marks", first.marks.map(mark => {
      const size = mark.frames * mark.count * 2;
      if (WITHHELD.includes(mark.look)) return { ...mark, points: new Float32Array(size).fill(NaN) };
      if (!followed(mark, 0)) return mark; // a run that is kept with its own start
      const points = Array.from({ length: mark.frames }, (_, frame) => inPixels(panels[mark.panel], axes[mark.panel], followed(mark, frame)));
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
