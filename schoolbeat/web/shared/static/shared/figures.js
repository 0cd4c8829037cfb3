// A page of figures to the full screen and back with Esc; without script the button is not there.
const button = document.querySelector("[data-whole]");
const page = document.querySelector("main");

if (button && page && page.requestFullscreen) {
  button.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else page.requestFullscreen();
  });
  // The browser itself leaves with Esc; the button says what it would do now.
  document.addEventListener("fullscreenchange", () => {
    button.setAttribute("aria-pressed", String(Boolean(document.fullscreenElement)));
    button.focus();
  });
} else if (button) {
  button.closest(".whole").hidden = true;
}
