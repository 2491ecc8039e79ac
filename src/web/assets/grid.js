// The rapid entry grid by keyboard: Enter and the arrows go from row to row in a column, Ctrl+D
// copies what stands above.

function cell_beside(cell, by) {
  const row = cell.closest("tr");
  const next = by > 0 ? row.nextElementSibling : row.previousElementSibling;
  return next?.querySelector(`[data-column="${CSS.escape(cell.dataset.column)}"]`) ?? null;
}

export function walk_grid(page) {
  const form = page.querySelector("form[data-grid]");
  if (form === null) return;
  form.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (cell.dataset?.column === undefined || event.altKey || event.metaKey) return;
    const above = cell_beside(cell, -1);
    if (event.ctrlKey && event.key.toLowerCase() === "d") {
      event.preventDefault();
      if (above !== null) cell.value = above.value;
      return;
    }
    const list = cell.tagName === "SELECT"; // its arrows choose
    const by = event.key === "Enter" ? (event.shiftKey ? -1 : 1)
      : list ? 0 : { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    if (by === 0 || event.ctrlKey) return;
    event.preventDefault();
    cell_beside(cell, by)?.focus();
  });
}
