// Search and sorting for the lists that a page marks with `data-list`.
//
// Without this file a list is whole, and the heads of its columns lead to ready pages in each order; with it, rows
// are searched as one types. Nothing is fetched.

const fold = (text) => text.normalize("NFKD").toLowerCase();

function search(table) {
  const label = document.createElement("label");
  label.className = "search";
  label.append(`${table.dataset.search} `);
  const input = document.createElement("input");
  input.type = "search";
  label.append(input);
  const rows = [...table.tBodies[0].rows];
  const texts = rows.map((row) => fold(row.cells[0].textContent));
  input.addEventListener("input", () => {
    const wanted = fold(input.value.trim());
    rows.forEach((row, place) => { row.hidden = !texts[place].includes(wanted); });
  });
  (table.closest(".wide") ?? table).before(label);
}

function start() {
  for (const table of document.querySelectorAll("table[data-list]")) {
    if (table.tBodies[0].rows.length > 8) search(table);
  }
}

start();
document.addEventListener("refreshed", start);
