// The flame graph: d3-flame-graph draws and zooms; this adds breadcrumbs, search, the keyboard, tooltips and the line of details.
const cell = 22, colors = 8;

/** Frames from the columns of the page's data: parents stand before their children. */
function frames(data) {
  const nodes = data.parent.map((parent, i) => ({
    name: data.names[data.name[i]], value: data.value[i], self: data.self[i], count: data.count[i], merged: data.merged[i], parent: parent < 0 ? null : parent, children: [],
  }));
  for (let i = nodes.length - 1; i > 0; i--) nodes[nodes[i].parent].children.push(nodes[i]);
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i];
    // A frame holds at least what its children hold, whatever the document says.
    node.value = Math.max(node.value, node.children.reduce((sum, child) => sum + child.value, 0));
    node.children.sort((a, b) => (a.merged > 0) - (b.merged > 0) || b.value - a.value);
  }
  // Roots are grey; each branch under them has one colour, its neighbours others.
  [nodes[0].depth, nodes[0].color] = [0, "var(--f-root)"];
  for (const node of nodes) {
    node.children.forEach((child, i) => {
      child.depth = node.depth + 1;
      child.color = child.merged > 0 ? "var(--f-merged)" : child.depth < 2 ? "var(--f-root)" : child.depth === 2 ? `var(--f${i % colors})` : node.color;
    });
  }
  return nodes[0];
}

const ancestors = (d) => d.ancestors().reverse();
const pathText = (d) => ancestors(d).slice(d.depth > 0 ? 1 : 0).map((a) => a.data.name).join(" → ");

function flame(section) {
  const find = (selector) => section.querySelector(selector);
  const canvas = find(".canvas"), crumbs = find(".crumbs"), details = find(".frame-details"), search = find(".find"), found = find(".found"), reset = find(".reset");
  const data = JSON.parse(find("script.data").textContent);
  const amount = (value) => (data.unit === "bytes" ? bytesText(value) : `${countText(value)} ${data.unit}`);
  const width = () => Math.max(280, Math.floor(canvas.clientWidth));
  let zoomed = null, current = null;

  const chart = flamegraph.default()
    .width(width()).cellHeight(cell).minFrameSize(1.5).minHeight(3 * cell).inverted(true).sort(false).resetHeightOnZoom(true)
    .transitionDuration(0)
    .tooltip(tooltip())
    .getName(label)
    .setColorMapper((d) => d.data.color)
    .setSearchMatch((d, term) => term !== "" && d.data.name.toLowerCase().includes(term))
    .setSearchHandler(showFound)
    .onClick((d) => arrive(d));
  d3.select(canvas).datum(frames(data)).call(chart);
  const top = d3.select(canvas).datum();

  /** A frame's text: its name, and how much it is where there is room for both. */
  function label(d) {
    const more = `${d.data.name}\u2002${amount(d.data.value)}`;
    return (d.x1 - d.x0) * chart.width() > 20 + 7.5 * more.length ? more : d.data.name;
  }

  function figures(d) {
    const own = d.data.self, list = [amount(d.data.value), `${shareText(d.data.value / (top.data.value || 1))} of the whole`, `${countText(d.data.count)} objects`];
    if (own > 0 && d.data.children.length > 0) list.push(`${amount(own)} its own`);
    if (d.data.merged > 0) list.push(`${countText(d.data.merged)} frames as one`);
    return list;
  }

  function tooltip() {
    const box = make("div", "tip", undefined, { role: "tooltip", hidden: "" });
    document.body.append(box);
    const tip = () => {};
    tip.show = (event, d) => {
      box.replaceChildren(make("div", "label", d.data.name), ...(d.depth > 1 ? [make("div", "path", pathText(d))] : []), make("div", "", figures(d).join(" · ")));
      box.hidden = false;
      const { offsetWidth, offsetHeight } = box;
      box.style.left = `${Math.max(8, Math.min(event.clientX + 14, innerWidth - offsetWidth - 8))}px`;
      box.style.top = `${event.clientY + 18 + offsetHeight > innerHeight ? Math.max(8, event.clientY - offsetHeight - 14) : event.clientY + 18}px`;
    };
    tip.hide = () => { box.hidden = true; };
    tip.destroy = () => box.remove();
    return tip;
  }

  /** After every redraw: d3-flame-graph sets the classes anew. */
  function decorate() {
    const svg = d3.select(canvas).select("svg"), height = Math.max(chart.height() - 2 * cell, 3 * cell);
    // Two rows of the height that it asks for stay empty: below an icicle, above a flame.
    svg.attr("height", height).attr("viewBox", `0 ${down() ? 0 : chart.height() - height} ${svg.attr("width")} ${height}`).attr("aria-hidden", "true");
    svg.selectAll("g.frame").classed("hit", (d) => d.highlight).classed("current", (d) => d === current && d !== zoomed).classed("merged", (d) => d.data.merged > 0);
  }

  function select(d, spoken) {
    current = d;
    const text = make("div");
    text.append(make("div", "label", d.data.name), make("div", "path", d.depth > 1 ? pathText(d) : ""));
    const line = make("div", "figures");
    figures(d).forEach((figure, i) => line.append(make(i === 0 ? "b" : "span", "", figure)));
    text.append(line);
    const actions = make("div", "actions");
    actions.append(make("button", "quiet", "Copy label", { type: "button", "data-copy": d.data.name }), make("button", "quiet", "Copy path", { type: "button", "data-copy": pathText(d) }));
    details.replaceChildren(text, actions);
    decorate();
    if (spoken) say(`${d.data.name}, ${figures(d).join(", ")}`);
  }

  /** The zoom has changed: say where we are. */
  function arrive(d) {
    zoomed = d;
    reset.disabled = d === top;
    const list = ancestors(d);
    crumbs.replaceChildren();
    list.forEach((a, i) => {
      if (i > 0) crumbs.append(make("span", "", "›", { "aria-hidden": "true" }));
      const button = make("button", "", a.data.name, { type: "button", title: a.data.name, ...(i === list.length - 1 ? { "aria-current": "location" } : {}) });
      button.addEventListener("click", () => zoom(a));
      crumbs.append(button);
    });
    select(d, true);
  }

  function zoom(d) {
    if (d === zoomed) return;
    chart.zoomTo(d);
  }

  function showFound(results) {
    // A match within a match is counted once.
    let sum = 0;
    for (const d of results) if (!d.ancestors().slice(1).some((a) => a.highlight)) sum += d.data.value;
    found.value = results.length === 0 ? "No frame matches" : `${countText(results.length)} ${results.length === 1 ? "frame" : "frames"} · ${amount(sum)} · ${shareText(sum / (top.data.value || 1))}`;
  }

  function searchFor() {
    const term = search.value.trim().toLowerCase();
    section.classList.toggle("searching", term !== "");
    if (term) chart.search(term);
    else {
      chart.clear();
      found.value = "";
    }
    decorate();
  }

  function visible(d) {
    return (d.x1 - d.x0) * width() > 1.5;
  }

  function sibling(d, step) {
    const list = d.parent?.children.filter(visible) ?? [];
    return list[list.indexOf(d) + step];
  }

  const down = () => find('[data-view="icicle"]').ariaPressed === "true";
  const keys = {
    ArrowDown: (d) => (down() ? d.children?.find(visible) : d.parent),
    ArrowUp: (d) => (down() ? d.parent : d.children?.find(visible)),
    ArrowLeft: (d) => sibling(d, -1),
    ArrowRight: (d) => sibling(d, 1),
    Home: () => zoomed,
  };

  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in keys) {
      const next = keys[event.key](current);
      if (next) select(next, true);
    } else if (event.key === "Enter" || event.key === " ") zoom(current);
    else if (event.key === "Escape" || event.key === "Backspace") zoom(zoomed.parent ?? top);
    else return;
    event.preventDefault();
  });

  let waiting;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(searchFor, 120);
  });
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    search.value = "";
    searchFor();
  });
  reset.addEventListener("click", () => zoom(top));
  for (const button of section.querySelectorAll("[data-view]")) {
    button.addEventListener("click", () => {
      for (const other of section.querySelectorAll("[data-view]")) other.ariaPressed = String(other === button);
      chart.inverted(button.dataset.view === "icicle").update();
      decorate();
    });
  }

  let resized;
  new ResizeObserver(() => {
    clearTimeout(resized);
    resized = setTimeout(() => {
      if (chart.width() === width()) return;
      chart.width(width()).update();
      decorate();
    }, 100);
  }).observe(canvas);

  arrive(top);
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) chart.transitionDuration(220);
  /** Follows labels down from the root as far as there are frames for them. */
  return (labels) => {
    let d = top;
    for (const label of labels[0] === top.data.name ? labels.slice(1) : labels) {
      const next = d.children?.find((child) => child.data.name === label);
      if (!next) break;
      d = next;
    }
    // The first graph is shown in any case, another where the path leads into it.
    if (d === top && section !== sections[0]) return false;
    showOnly(section);
    zoom(d);
    section.scrollIntoView();
    canvas.focus({ preventScroll: true });
    return d !== top;
  };
}

const sections = [...document.querySelectorAll("section.flame")];

/** One graph is seen at a time. */
function showOnly(section) {
  for (const other of sections) other.hidden = other !== section;
}

const shows = sections.map(flame);
if (sections.length > 1) showOnly(sections[0]);
for (const button of document.querySelectorAll("[data-graph]")) {
  button.addEventListener("click", () => {
    const section = document.getElementById(button.dataset.graph);
    showOnly(section);
    section.querySelector(`[data-graph="${button.dataset.graph}"]`).focus();
  });
}
for (const button of document.querySelectorAll("[data-show]")) {
  button.hidden = shows.length === 0;
  button.addEventListener("click", () => shows.some((show) => show(JSON.parse(button.dataset.show))));
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.closest?.("input, textarea")) return;
  const search = document.querySelector("section.flame:not([hidden]) .find");
  if (!search) return;
  event.preventDefault();
  search.scrollIntoView({ block: "center" });
  search.focus({ preventScroll: true });
});
say("");
