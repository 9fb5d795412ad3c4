// Runs inside the page: notes when the learner did something and when a new picture was painted.

function startProbe(root) {
  const seen = { event: null, first: null, painted: [], moved: new Set(), frame: 0 };
  let drawing = false, waiting = [];
  const channel = new MessageChannel();

  // What is shown now: the images, and the points of all lines.
  const shown = () => [...root.querySelectorAll("img")].map(image => image.src).join()
    + [...root.querySelectorAll(".live-mark .line")].map(line => line.getAttribute("points")).join();
  let last = shown();

  const changed = () => {
    const frame = drawing ? seen.frame : seen.frame + 1;
    waiting = [...waiting.filter(change => change.frame !== frame), { frame, picture: shown() }];
  };
  const watch = image => image.complete ? changed() : image.addEventListener("load", changed, { once: true });
  new MutationObserver(records => {
    if (records.some(record => record.attributeName === "points")) changed();
    for (const record of records) for (const node of record.addedNodes) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      for (const image of node.matches("img") ? [node] : node.querySelectorAll("img")) watch(image);
    }
  }).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["points"] });

  // Each display frame: our callback runs first, then the page's own; the message comes after paint.
  const tick = () => {
    seen.frame += 1;
    drawing = true;
    channel.port2.postMessage(seen.frame);
    requestAnimationFrame(tick);
  };
  channel.port1.onmessage = ({ data: frame }) => {
    drawing = false;
    for (const { picture } of waiting.filter(change => change.frame <= frame)) {
      if (picture !== last) seen.painted.push({ time: performance.now(), frame });
      last = picture;
    }
    waiting = waiting.filter(change => change.frame > frame);
  };
  requestAnimationFrame(tick);

  for (const kind of ["keydown", "pointerdown", "pointermove", "pointerup"]) {
    window.addEventListener(kind, event => {
      seen.event = { kind, time: event.timeStamp, frame: seen.frame };
      if (kind === "pointermove") seen.moved.add(seen.frame);
      seen.first ??= event.timeStamp;
    }, { capture: true });
  }
  // How many pictures a second a drag showed, in how many frames a second the mouse moved (the page
  // cannot show more), and how long after its end the last picture came.
  seen.drag = () => {
    const end = seen.event, last = seen.painted.at(-1), length = end.time - seen.first;
    return {
      pictures: 1000 * seen.painted.filter(paint => paint.time <= end.time).length / length,
      moves: 1000 * seen.moved.size / length,
      backlog: Math.max(0, last.time - end.time),
      frames: Math.max(0, last.frame - end.frame),
    };
  };
  seen.clear = () => { seen.event = seen.first = null; seen.painted.length = 0; seen.moved.clear(); };
  window.seen = seen;
}
