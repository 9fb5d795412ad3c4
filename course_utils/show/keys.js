// Keys that are pressed on a control stay with it: JupyterLab would take an arrow for the way to the
// next cell, Enter for the way into the code, and a letter for a command. Shift+Enter goes on from
// every control; from a field, where JupyterLab leaves it alone, it is handed on to the cell.
function keepKeys(inside, controls) {
  const listen = event => {
    const control = event.target.closest?.(controls);
    if (!event.isTrusted || !control || !inside.contains(control)) return;
    const runs = event.key === "Enter" && (event.shiftKey || event.ctrlKey || event.metaKey);
    if (!runs && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
    const cell = runs && control.closest(".jp-Cell");
    if (!cell) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    control.blur(); // a field says what was typed when it is left
    cell.focus();
    const { key, code, keyCode, shiftKey, ctrlKey, metaKey } = event;
    const again = { key, code, keyCode, shiftKey, ctrlKey, metaKey, bubbles: true, cancelable: true };
    cell.dispatchEvent(new KeyboardEvent("keydown", again));
  };
  window.addEventListener("keydown", listen, true); // before JupyterLab, which listens at the document
  return () => window.removeEventListener("keydown", listen, true);
}
