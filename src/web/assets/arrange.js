// Moving lines: Alt with an arrow for the line in focus, or by dragging. Both press the buttons and
// fill the fields that are there without script.

function row_in_focus() {
  return document.activeElement?.closest("tr[data-reference]") ?? null;
}

function set_up_keys(form) {
  form.addEventListener("keydown", (event) => {
    const name = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    const row = row_in_focus();
    if (!event.altKey || event.ctrlKey || event.metaKey || name === undefined || row === null) return;
    event.preventDefault();
    sessionStorage.setItem("aperta.arranged", row.dataset.reference);
    row.querySelector(`button[name="${name}"]`).click();
  });
}

function set_up_drag(form) {
  let dragged = null;
  for (const row of form.querySelectorAll("tr[data-reference]")) {
    row.draggable = true;
    row.addEventListener("dragstart", () => { dragged = row; });
    row.addEventListener("dragover", (event) => { if (dragged !== null && dragged !== row) event.preventDefault(); });
    row.addEventListener("drop", (event) => {
      event.preventDefault();
      for (const tick of form.querySelectorAll("input[type=checkbox]")) {
        const own = tick.closest("tr") === dragged;
        tick.checked = own || (tick.checked && dragged.querySelector("input").checked);
      }
      form.elements.before.value = row.dataset.reference;
      form.querySelector("button[name=move]").click();
    });
  }
}

export function arrange_lines(page) {
  const form = page.querySelector("form[data-arrange]");
  if (form === null) return;
  set_up_keys(form);
  set_up_drag(form);
  // After a step the page is new; the line that was moved keeps the focus.
  const reference = sessionStorage.getItem("aperta.arranged");
  sessionStorage.removeItem("aperta.arranged");
  if (reference === null) return;
  form.querySelector(`tr[data-reference="${CSS.escape(reference)}"] a`)?.focus();
}
