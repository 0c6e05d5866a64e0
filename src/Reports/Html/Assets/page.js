// What every part of the page uses: words for numbers, copying, the theme, printing.
const root = document.documentElement;
root.classList.add("scripted");

const units = ["KB", "MB", "GB", "TB", "PB", "EB"];

function bytesText(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  let size = bytes / 1024, unit = 0;
  for (; size >= 1023.95 && unit < units.length - 1; unit++) size /= 1024;
  return `${size.toFixed(1)} ${units[unit]}`;
}

const countText = (count) => count.toLocaleString("en-US");
const shareText = (share) => `${(100 * share).toFixed(share > 0 && share < 0.001 ? 2 : 1)} %`;

/** An element with text in it; texts of the target only ever become text nodes. */
function make(tag, className, text, attributes) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  for (const [name, value] of Object.entries(attributes ?? {})) element.setAttribute(name, value);
  return element;
}

function say(text) {
  document.getElementById("live").textContent = text;
}

/** Through the clipboard, or the old way where a page from a file may not. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make("textarea", "sr", undefined, { readonly: "" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[data-copy]");
  if (!button || button.dataset.busy) return;
  await copyText(button.dataset.copy);
  const words = button.textContent;
  button.dataset.busy = "1";
  button.textContent = "Copied";
  say("Copied");
  setTimeout(() => {
    button.textContent = words;
    delete button.dataset.busy;
  }, 1200);
});

const themeButton = document.getElementById("theme");
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const themeKey = "ylang-theme";

function storedTheme() {
  try {
    return localStorage.getItem(themeKey);
  } catch {
    return null;
  }
}

if (["light", "dark"].includes(storedTheme())) root.dataset.theme = storedTheme();
themeButton.hidden = false;
themeButton.addEventListener("click", () => {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches;
  root.dataset.theme = dark ? "light" : "dark";
  try {
    localStorage.setItem(themeKey, root.dataset.theme);
  } catch {
    // A page from a file may have no storage: the choice then lasts as long as the page.
  }
});

// Paper has no "More": what is folded is opened for it, and folded again.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("main details:not([open])")];
  for (const details of folded) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of folded) details.open = false;
});
