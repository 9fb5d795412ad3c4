// A tab that is reloaded shows the lesson that it showed before.
const asked = new URLSearchParams(location.search);
if (asked.has("path")) sessionStorage.setItem("lesson", asked.get("path"));
else if (sessionStorage.getItem("lesson")) {
  asked.set("path", sessionStorage.getItem("lesson"));
  history.replaceState(null, "", `?${asked}`);
}
