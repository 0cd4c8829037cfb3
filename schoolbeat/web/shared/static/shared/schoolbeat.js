// What every page shares: marks that script runs, Esc closes what is open, a key reaches the search.
document.documentElement.classList.add("js");

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const open = document.querySelector("details.where[open], details.d-fold[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
    return;
  }
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (target) {
    event.preventDefault();
    target.focus();
  }
});

// A menu over the page closes when the thumb goes elsewhere.
document.addEventListener("click", (event) => {
  document.querySelectorAll("details.where[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});

const faults = document.querySelector(".faults");
if (faults) faults.focus();

// A page that shows the present is asked for anew when it is looked at again after a while.
const STALE = 5 * 60000;
const loaded = Date.now();
document.addEventListener("visibilitychange", () => {
  const present = document.querySelector("[data-now]");
  if (present && !document.hidden && Date.now() - loaded > STALE) location.reload();
});
