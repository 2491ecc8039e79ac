// Single keys: / j k g-and-a-letter ?; a person may switch them off, and this browser remembers.

const kept_as = "aperta.keys";

function keys_wanted() {
  return localStorage.getItem(kept_as) !== "off";
}

function typing(target) {
  return target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function move(by) {
  const links = [...document.querySelectorAll("tr[data-row]")]
    .map((row) => row.querySelector("a"))
    .filter((link) => link !== null);
  if (links.length === 0) return;
  const here = links.findIndex((link) => link.closest("tr").contains(document.activeElement));
  const next = here < 0 ? (by > 0 ? 0 : links.length - 1) : here + by;
  links[Math.max(0, Math.min(links.length - 1, next))].focus();
}

function set_up_list(dialog) {
  const button = document.getElementById("show-keys");
  const tick = document.getElementById("keys-on");
  tick.checked = keys_wanted();
  tick.addEventListener("change", () => localStorage.setItem(kept_as, tick.checked ? "on" : "off"));
  button.hidden = false;
  button.addEventListener("click", () => dialog.showModal());
}

export function walk_with_keys(page) {
  const dialog = page.getElementById("keys");
  if (dialog === null) return; // nobody is signed in
  set_up_list(dialog);
  let going = -Infinity; // when "g" was pressed
  const acts = {
    "/": () => page.getElementById("go").focus(),
    "j": () => move(1),
    "k": () => move(-1),
    "?": () => dialog.showModal(),
  };
  page.addEventListener("keydown", (event) => {
    const form = page.querySelector("form[data-saves]");
    if (form !== null && event.ctrlKey && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      form.requestSubmit();
      return;
    }
    if (!keys_wanted() || event.ctrlKey || event.altKey || event.metaKey) return;
    if (typing(event.target) || dialog.open) return;
    if (event.key === "g") {
      going = event.timeStamp;
      return;
    }
    const act = going < 0 ? page.querySelector(`a[data-act="${CSS.escape(event.key)}"]`) : null;
    if (act !== null) {
      event.preventDefault();
      act.click();
      return;
    }
    const place = event.timeStamp - going < 3000
      ? page.querySelector(`.places a[data-key="${CSS.escape(event.key)}"]`) : null;
    going = -Infinity;
    if (place === null && !(event.key in acts)) return;
    event.preventDefault();
    if (place !== null) place.click();
    else acts[event.key]();
  });
}
