// The field's form of an incident alive: a save that fails leaves what was typed; summaries say what is chosen.
// Nothing is stored: what was typed stands in the page and nowhere else.
const main = document.querySelector("#main");
const form = () => main.querySelector("form.log");

function sayChoices() {
  main.querySelectorAll("[data-of]").forEach((place) => {
    const input = form().querySelector(`[name="${CSS.escape(place.dataset.of)}"]`);
    const words = input.tagName === "SELECT" && input.value ? input.selectedOptions[0].textContent : input.value;
    place.textContent = words.trim() || place.dataset.none || "";
  });
}

function say(words) {
  const place = main.querySelector("#said");
  place.className = "message error above";
  place.textContent = words;
  place.scrollIntoView({ block: "center" });
}

const send = (body) => fetch(location.href, { method: "POST", body });

// Signed in anew in another tab: the token of this page is an old one, and the words are still the officer's.
async function again(body) {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const token = page.querySelector("[name=csrfmiddlewaretoken]");
  if (!page.querySelector("form.log") || !token) return null;
  body.set("csrfmiddlewaretoken", token.value);
  return send(body);
}

async function save(button) {
  const body = new FormData(form());
  if (button?.name) body.append(button.name, button.value);
  let answer = await send(body);
  if (answer.status === 403) answer = await again(body);
  if (!answer || new URL(answer.url).pathname.startsWith("/sign-in")) return say(form().dataset.out);
  if (answer.redirected) return location.assign(answer.url);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#main");
  if (!page || !page.querySelector("form.log")) return say(form().dataset.offline);
  main.replaceChildren(...page.childNodes);
  sayChoices();
  const empty = [...main.querySelectorAll("details[open] [name$=_seen]")].find((input) => !input.value);
  (main.querySelector(".faults") || empty)?.focus();
}

main.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = event.submitter;
  if (button?.getAttribute("aria-disabled")) return;
  button?.setAttribute("aria-disabled", "true");
  try {
    await save(button);
  } catch {
    say(form().dataset.offline);
  }
  button?.removeAttribute("aria-disabled");
});
main.addEventListener("input", sayChoices);
window.addEventListener("pageshow", (event) => {
  // A page that comes back from before its save is asked for anew: its id is used up.
  if (event.persisted) location.reload();
});
sayChoices();
