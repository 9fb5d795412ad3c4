// Returns what is cut off, covered, or outside its cell in the outputs of the page, a line for each.
() => {
  const SLACK = 2;
  const CONTROLS = "input, select, button, .noUi-handle, .live-panel, .widget-html img";
  const faults = new Set();
  const isSeen = box => box.width > 1.5 && box.height > 1.5;
  const boxOf = node => node.getBoundingClientRect();
  const name = node => {
    const at = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const kind = at.className?.baseVal ?? at.className;
    return `${kind || at.tagName} '${(node.textContent || at.ariaLabel || "").trim().slice(0, 40)}'`;
  };
  const textsIn = output => {
    const walker = document.createTreeWalker(output, NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (text.textContent.trim() && !text.parentElement.closest("button, select, svg, style")) texts.push(text);
    }
    return texts;
  };
  const linesOf = text => {
    const range = document.createRange();
    range.selectNodeContents(text);
    return [...range.getClientRects()];
  };
  const isCutOff = node => {
    const { overflowX, overflowY } = getComputedStyle(node);
    return (node.scrollWidth > node.clientWidth + SLACK && overflowX !== "visible")
      || (node.scrollHeight > node.clientHeight + SLACK && overflowY !== "visible");
  };
  const overlap = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2 * SLACK;

  for (const output of document.querySelectorAll(".jp-OutputArea-output")) {
    const room = boxOf(output);
    if (!isSeen(room) || output.querySelector(":scope > pre, table")) continue; // these scroll
    const texts = textsIn(output), controls = [...output.querySelectorAll(CONTROLS)];
    for (const text of texts) {
      const around = text.parentElement;
      if (isSeen(boxOf(around)) && isCutOff(around)) faults.add(`cut off: ${name(text)}`);
    }
    for (const button of output.querySelectorAll("button")) {
      if (button.scrollWidth > button.clientWidth + SLACK) faults.add(`cut off: ${name(button)}`);
    }
    for (const field of output.querySelectorAll("input[type=text]:not(.course-text *)")) {
      if (field.scrollWidth > field.clientWidth + SLACK) faults.add(`cut off: what '${field.value}' in a field says`);
    }
    const shown = [
      ...controls.map(control => [control, boxOf(control)]),
      ...texts.flatMap(text => linesOf(text).map(line => [text, line])),
    ].filter(([, box]) => isSeen(box));
    const pictures = [...output.querySelectorAll("img, svg")].map(picture => [picture, boxOf(picture)]);
    for (const [node, box] of [...shown, ...pictures]) {
      const beyond = Math.round(Math.max(box.right - room.right, room.left - box.left));
      if (isSeen(box) && beyond > SLACK) faults.add(`${beyond} px outside its cell: ${name(node)}`);
    }
    shown.forEach(([one, a], index) => {
      for (const [other, b] of shown.slice(index + 1)) {
        if (one.contains(other) || other.contains(one)) continue;
        if (overlap(a, b)) faults.add(`${name(one)} covers ${name(other)}`);
      }
    });
  }
  return [...faults];
}
