// Tells Jupyter's scripts where things are: beside them. And follows the light or dark of the system.
const here = new URL(".", document.currentScript.src).href;
window.__jupyter_widgets_assets_path__ = `${here}@jupyter-widgets/html-manager/dist/`;
requirejs.config({ baseUrl: here });

const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => { document.documentElement.dataset.jpThemeLight = String(!dark.matches); };
dark.addEventListener("change", follow);
follow();
