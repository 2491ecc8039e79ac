// Opens the branches of the archive's tree in place. Without script the link leads to the unit.

const deepest = 3;

function cell(row, text) {
  const made = row.insertCell();
  made.textContent = text;
  return made;
}

function level_mark(code, words) {
  const mark = document.createElement("span");
  mark.className = `level level-${code}`;
  mark.textContent = words[`levels ${code}`] ?? code;
  return mark;
}

function add_row(after, unit, depth, words) {
  const row = document.createElement("tr");
  row.dataset.row = "";
  row.dataset.depth = String(depth);
  const first = row.insertCell();
  first.className = "code";
  const address = unit.reference.split("/").map(encodeURIComponent).join("/");
  if (unit.children > 0 && depth < deepest) {
    const branch = document.createElement("span");
    branch.className = "branch";
    branch.dataset.branch = `/api/v1/units/${address}/children`;
    branch.dataset.label = unit.reference;
    first.append(branch);
  }
  const link = document.createElement("a");
  link.href = `/units/${address}`;
  link.textContent = unit.reference;
  first.append(link);
  cell(row, unit.title);
  cell(row, unit.dates).className = "dates";
  row.insertCell().append(level_mark(unit.classification, words));
  cell(row, words[`classification_states ${unit.classification_state}`] ?? "");
  cell(row, words[`access_states ${unit.access_state}`] ?? "");
  after.after(row);
  return row;
}

// What the codes are called in the reader's language.
function read_words() {
  const words = {};
  for (const each of document.getElementById("words")?.content.children ?? [])
    words[`${each.dataset.of} ${each.dataset.code}`] = each.textContent;
  return words;
}

function close(row, depth) {
  while (row.nextElementSibling !== null && Number(row.nextElementSibling.dataset.depth) > depth)
    row.nextElementSibling.remove();
}

async function open(row, address, depth) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) return false;
  const words = read_words();
  let last = row;
  for (const unit of (await answer.json()).units) last = add_row(last, unit, depth + 1, words);
  open_branches(row.parentElement);
  return true;
}

function set_up(branch) {
  const row = branch.closest("tr");
  const depth = Number(row.dataset.depth);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "▸";
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-label", branch.dataset.label);
  button.addEventListener("click", async () => {
    const is_open = button.getAttribute("aria-expanded") === "true";
    if (is_open) close(row, depth);
    else if (!(await open(row, branch.dataset.branch, depth))) return;
    button.setAttribute("aria-expanded", String(!is_open));
    button.textContent = is_open ? "▸" : "▾";
  });
  branch.append(button);
}

export function open_branches(page) {
  for (const branch of page.querySelectorAll(".branch:empty")) set_up(branch);
}
