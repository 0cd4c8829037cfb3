// The log form alive: "now" moves on, Save repeats what will be saved, plus and minus count, summaries say what is chosen.
const form = document.querySelector("form.log[data-say]");

const pad = (n) => String(n).padStart(2, "0");
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, key) => values[key]);
const one = (selector) => form.querySelector(selector);

function length(minutes) {
  const h = Math.floor(minutes / 60);
  const m = minutes % 60;
  if (!h) return fill(form.dataset.minutes, { m });
  return m ? fill(form.dataset.both, { h, m: pad(m) }) : fill(form.dataset.hours, { h });
}

// The page's clock is the server's: what it said when it was loaded, plus the time that went by.
// Times are shown in the agency's zone, whose offset the server's stamp carries.
const loaded = { stamp: one("[name=ends]").value, at: performance.now() };
const offset = /([+-])(\d\d):?(\d\d)$/.exec(loaded.stamp);
const shift = offset ? (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) : 0;
const wall = (ms) => new Date(ms + shift * 60000);
const hhmm = (ms) => `${pad(wall(ms).getUTCHours())}:${pad(wall(ms).getUTCMinutes())}`;

function moment() {
  const gone = form.hasAttribute("data-still") ? 0 : performance.now() - loaded.at;
  return Math.floor((Date.parse(loaded.stamp) + gone) / 60000) * 60000;
}

function stamp(ms) {
  return `${wall(ms).toISOString().slice(0, 19)}${offset ? offset[0] : "+00:00"}`;
}

function say(name, minutes, start, end) {
  const place = one(`[data-say="${name}"]`);
  if (place) place.textContent = fill(form.dataset.say, { length: length(minutes), start, end });
}

function sayTimes() {
  const now = moment();
  one("[name=ends]").value = stamp(now);
  one("legend [data-ends]").textContent = fill(form.dataset.ends, { end: hhmm(now) });
  form.querySelectorAll("[name=length]").forEach(({ value }) => {
    if (Number(value)) say(value, Number(value), hhmm(now - value * 60000), hhmm(now));
  });
  const since = Date.parse(one("[name=since]")?.value);
  if (since) {
    const minutes = Math.max(Math.floor((now - since) / 60000), 1);
    one("[data-since]").textContent = length(minutes);
    say("since", minutes, hhmm(since), hhmm(now));
  }
}

function saySpan() {
  const [start, end] = [one("[name=start]").value, one("[name=end]").value];
  if (!start || !end) return;
  const [a, b] = [start, end].map((t) => t.split(":").reduce((h, m) => Number(h) * 60 + Number(m)));
  if (b > a) say("span", b - a, start, end);
}

function people() {
  return [...form.querySelectorAll("[name=audience]:checked")].map(({ value }) => {
    const input = one(`[data-audience="${CSS.escape(value)}"]`);
    return input.value === "1" ? input.dataset.one : fill(input.dataset.many, { n: input.value || 0 });
  });
}

function sayChoices() {
  const who = people().join(", ");
  one("[data-people]").textContent = who && `, ${who}`;
  form.querySelectorAll("[data-of]").forEach((place) => {
    const input = one(`[name=${place.dataset.of}]`);
    let words = input.tagName === "SELECT" ? input.selectedOptions[0]?.textContent : input.value.trim();
    if (place.dataset.of === "audience") words = who;
    place.textContent = words || place.dataset.none || "";
  });
}

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-step]");
  if (!button) return;
  const input = button.parentElement.querySelector("input");
  input.value = Math.min(Math.max((Number(input.value) || 0) + Number(button.dataset.step), 0), 9999);
  input.dispatchEvent(new Event("input", { bubbles: true }));
});

function refresh() {
  sayTimes();
  saySpan();
  sayChoices();
}

form.addEventListener("input", refresh);
// A second press would say the same thing again, which is harmless; the button still says that it was heard.
form.addEventListener("submit", () => one(".save").setAttribute("aria-disabled", "true"));
window.addEventListener("pageshow", (event) => {
  // A page that comes back from before its save is asked for anew: its id is used up.
  if (event.persisted) location.reload();
  one(".save").removeAttribute("aria-disabled");
  refresh();
});
setInterval(sayTimes, 20000);
refresh();
