// What needs a script is shown by it: print, share, and the figures over the full screen (Esc closes, as browsers do).
const show = (element) => {
  if (element) element.hidden = false;
};

const print = document.querySelector("[data-print]");
show(print);
print?.addEventListener("click", () => window.print());

const share = document.querySelector("[data-share]");
if (share && navigator.share) {
  show(share);
  share.addEventListener("click", () =>
    navigator.share({ title: document.title, url: location.href }).catch((error) => {
      if (error.name !== "AbortError") throw error;
    }),
  );
}

const full = document.querySelector("[data-full]");
const figures = full && document.querySelector(full.dataset.full);
if (figures && figures.requestFullscreen) {
  show(full);
  show(document.querySelector("[data-esc]"));
  full.addEventListener("click", () => figures.requestFullscreen());
  // Browsers leave with Esc by themselves; where one hands the key on to the page, it leaves all the same.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.fullscreenElement) document.exitFullscreen();
  });
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement) full.focus();
  });
}
