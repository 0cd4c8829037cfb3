// An observer's clock: it runs by the server's time, so that several phones show the same; without it, pressing counts.
const place = document.querySelector("#elapsed");
const began = Date.parse(place.dataset.began);
// Not performance.now(): it stands still on some phones while they sleep.
const ahead = Date.parse(place.dataset.now) - Date.now();
const now = () => ahead + Date.now();

function show() {
  const seconds = Math.max(0, Math.floor((now() - began) / 1000));
  place.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

document.querySelector("form[method=post]:has(#at)").addEventListener("submit", () => {
  document.querySelector("#at").value = new Date(now()).toISOString();
});
window.setInterval(show, 250);
show();
