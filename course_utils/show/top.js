// Shift+Enter goes on to the next cell, and when the run has ended, JupyterLab brings that into the
// middle of the screen; the top of what was shown, such as a slider, may be above the screen then. It
// is brought back, unless a learner is elsewhere, as in a notebook that is opened or run as a whole.
function bringBackTop(panel) {
  const look = ended => {
    const cell = panel.closest(".jp-Cell"), screen = panel.closest(".jp-WindowedPanel-outer");
    if (!screen || !cell.nextElementSibling?.matches(".jp-mod-active")) return;
    const above = screen.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    if (!ended) setTimeout(look, 100, !cell.querySelector(".jp-InputPrompt").textContent.includes("*"));
    else if (above > 0) screen.scrollTop -= above;
  };
  setTimeout(look, 100, false); // then it is on the page
}
