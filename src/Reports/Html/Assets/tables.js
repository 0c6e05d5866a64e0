// Tables: sorting by a click on a column's head, a filter, and no more rows at first than one reads.
function table(section) {
  const body = section.querySelector("tbody");
  if (!body) return;
  const rows = [...body.rows];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const heads = [...section.querySelectorAll("thead th")];
  const first = Number(section.dataset.first);
  const filter = section.querySelector(".filter");
  const more = make("button", "quiet more", undefined, { type: "button" });
  section.append(more);
  let all = false;
  let order = rows.map((_, i) => i);

  function value(row, column) {
    const cell = rows[row].cells[column];
    return cell.dataset.v === undefined ? cell.textContent : Number(cell.dataset.v);
  }

  function compare(a, b) {
    const absentA = a === "–", absentB = b === "–";
    if (absentA || absentB) return absentA - absentB;
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b), "en", { numeric: true });
  }

  function sortBy(column) {
    const head = heads[column];
    const numeric = head.classList.contains("number");
    const descending = head.ariaSort ? head.ariaSort === "ascending" : numeric;
    for (const other of heads) other.removeAttribute("aria-sort");
    head.ariaSort = descending ? "descending" : "ascending";
    const keys = rows.map((_, row) => value(row, column));
    order = rows.map((_, i) => i).sort((a, b) => (descending ? compare(keys[b], keys[a]) : compare(keys[a], keys[b])) || a - b);
    show();
  }

  function show() {
    const wanted = filter?.value.trim().toLowerCase() ?? "";
    const matching = wanted ? order.filter((row) => texts[row].includes(wanted)) : order;
    const shown = all || wanted ? matching : matching.slice(0, first);
    body.replaceChildren(...shown.map((row) => rows[row]));
    more.hidden = shown.length === matching.length && !(all && rows.length > first);
    more.textContent = all ? "Show fewer rows" : `Show all ${countText(rows.length)} rows`;
    if (wanted) {
      more.hidden = true;
      say(`${countText(matching.length)} rows match`);
    }
  }

  heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => sortBy(column)));
  filter?.addEventListener("input", show);
  more.addEventListener("click", () => {
    all = !all;
    show();
  });
  addEventListener("beforeprint", () => body.replaceChildren(...order.map((row) => rows[row])));
  addEventListener("afterprint", show);
  show();
}

for (const section of document.querySelectorAll("section.table")) table(section);
