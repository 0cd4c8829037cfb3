// A page of figures to the full screen and back with Esc; without script the button is not there.
const button = document.querySelector("[data-whole]");
const page = document.querySelector("main");

if (button && page && page.requestFullscreen) {
  button.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else page.requestFullscreen();
  });
  // Browsers leave with Esc by themselves; where one hands the key on to the page, it leaves all the same.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.fullscreenElement) document.exitFullscreen();
  });
  document.addEventListener("fullscreenchange", () => {
    button.setAttribute("aria-pressed", String(Boolean(document.fullscreenElement)));
    button.focus();
  });
} else if (button) {
  button.closest(".whole").hidden = true;
}
