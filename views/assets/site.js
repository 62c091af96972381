"use strict";
/* Every page works without this; nothing leaves the browser. */
(() => {
const root = document.documentElement;
const store = {
  read(name, otherwise) {
    try {
      return JSON.parse(localStorage.getItem(`kd-${name}`)) ?? otherwise;
    } catch {
      return otherwise;
    }
  },
  write(name, value) {
    try {
      localStorage.setItem(`kd-${name}`, JSON.stringify(value));
    } catch {
      say("This browser does not let the page remember anything.");
    }
  },
};
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

const voice = make("p", { className: "sr" });
voice.setAttribute("role", "status");
const say = (text) => {
  voice.textContent = text;
};

const looks = () => {
  const theme = store.read("theme", "");
  const size = store.read("size", "");
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  if (size) root.dataset.size = size;
  else delete root.dataset.size;
};
looks();

const chooser = (label, name, options) => {
  const select = make("select");
  for (const [value, text] of options) select.append(make("option", { value, textContent: text }));
  select.value = store.read(name, "");
  select.addEventListener("change", () => {
    store.write(name, select.value);
    looks();
  });
  return make("label", {}, `${label} `, select);
};

/* Studies kept, hidden and noted: { pmid: { title, at, note, kept, hidden } } */
const shelf = () => store.read("shelf", {});
const put = (pmid, change) => {
  const now = shelf();
  const entry = { ...now[pmid], ...change };
  if (entry.kept || entry.hidden || entry.note) now[pmid] = entry;
  else delete now[pmid];
  store.write("shelf", now);
  return entry;
};
const kept = () => Object.entries(shelf()).filter(([, entry]) => entry.kept);

const cardTitle = (card) => card.querySelector("h3 a, h1")?.textContent.trim() ?? "";
const toggle = (pmid, name, card, words) => {
  const on = !shelf()[pmid]?.[name];
  put(pmid, { [name]: on, title: cardTitle(card), at: new Date().toISOString() });
  say(words[on ? 0 : 1]);
  dress();
};
const keep = (card) => toggle(card.dataset.pmid, "kept", card, ["Kept in this browser.", "No longer kept."]);
const hide = (card) => toggle(card.dataset.pmid, "hidden", card, ["Hidden from lists.", "Shown in lists again."]);

const pressable = (card, className, press) => {
  const button = make("button", { type: "button", className: `tool ${className}` });
  button.addEventListener("click", () => press(card));
  return button;
};
const setPressed = (button, on, yes, no) => {
  button.textContent = on ? yes : no;
  button.setAttribute("aria-pressed", String(on));
};

const dress = () => {
  const now = shelf();
  for (const card of all("[data-pmid]")) {
    let tools = card.querySelector(":scope .tools");
    if (!tools) {
      tools = make("span", { className: "tools" }, pressable(card, "keep", keep));
      if (card.matches(".study")) tools.append(" ", pressable(card, "hide", hide));
      (card.querySelector(".crumb") ?? card).append(" ", tools);
    }
    const { kept: isKept = false, hidden = false } = now[card.dataset.pmid] ?? {};
    setPressed(tools.querySelector(".keep"), isKept, "★ Kept", "☆ Keep");
    const hider = tools.querySelector(".hide");
    if (hider) setPressed(hider, hidden, "Show again", "Hide");
    card.classList.toggle("put-away", hidden && card.matches(".study"));
  }
  const count = kept().length;
  for (const link of all(".kept-link")) link.textContent = count ? `Kept (${count})` : "Kept";
};

/* What came since the last visit; one ends after half an hour. */
const markNew = () => {
  const visit = store.read("visit", {});
  const now = Date.now();
  const isSame = now - (visit.last ?? 0) < 30 * 60000;
  const since = isSame ? visit.since : visit.last;
  store.write("visit", { last: now, since });
  if (!since) return;
  const fresh = all("[data-seen]").filter((card) => Date.parse(card.dataset.seen) > since);
  for (const card of fresh) card.querySelector(".tools")?.append(" ", make("b", { className: "new", textContent: "New to you" }));
  const lede = document.querySelector(".fresh");
  if (!lede || !document.querySelector("[data-seen]")) return;
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" }).format(since);
  const text = fresh.length ? `${fresh.length} here new since your last visit, ${day}` : `nothing here new since your last visit, ${day}`;
  lede.append(` · ${text} · `, make("a", { href: `/changes?since=${new Date(since).toISOString().slice(0, 10)}`, textContent: "what changed" }));
};

const copy = async (text, button) => {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
    say("Copied.");
  } catch {
    button.textContent = "Could not copy";
  }
  setTimeout(() => (button.textContent = before), 2000);
};
const copier = (label, text) => {
  const button = make("button", { type: "button", className: "tool", textContent: "Copy" });
  button.setAttribute("aria-label", label);
  button.addEventListener("click", async () => copy(await text(), button));
  return button;
};
const addCopiers = () => {
  for (const link of all("[data-copy-from]"))
    link.after(copier(`Copy the reference in ${link.textContent}`, async () => (await (await fetch(link.href)).text()).trim()));
  for (const place of all(".refs dd[id]")) {
    const reference = place.textContent.trim();
    place.previousElementSibling.append(copier(`Copy the reference in ${place.previousElementSibling.textContent}`, async () => reference));
  }
  for (const area of all("textarea[data-file]")) {
    const chooser = make("input", { type: "file", accept: area.dataset.file });
    chooser.addEventListener("change", async () => {
      area.value = (await chooser.files[0]?.text()) ?? area.value;
    });
    area.form.firstElementChild.append(make("label", {}, "Take it from a file ", chooser));
  }
  all("a[data-bytes]").forEach(watchDownload);
  const list = document.getElementById("reflist");
  if (list?.children.length)
    list.before(copier("Copy the list of references", async () => all("li", list).map((item, at) => `${at + 1}. ${item.textContent.trim()}`).join("\n")));
};

/* A large file: how far it is. The browser alone knows no end, because the file is written while it is sent. */
const watchDownload = (link) => {
  const about = Number(link.dataset.bytes);
  const bar = make("progress", { max: about, value: 0, hidden: true });
  const word = make("span", { className: "small" });
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  link.parentElement.append(" ", bar, " ", word);
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!bar.hidden) return;
    bar.hidden = false;
    try {
      const answer = await fetch(link.href);
      if (!answer.ok) throw new Error(String(answer.status));
      const [name] = /(?<=filename=")[^"]+/.exec(answer.headers.get("content-disposition")) ?? ["export"];
      const studies = Number(answer.headers.get("x-total-count")).toLocaleString("en-GB");
      const pieces = [];
      let bytes = 0;
      for (const reader = answer.body.getReader(); ; ) {
        const { done, value } = await reader.read();
        if (done) break;
        pieces.push(value);
        bytes += value.length;
        bar.value = Math.min(bytes, about * 0.99);
        word.textContent = `${megabytes(bytes)} of about ${megabytes(about)}`;
      }
      const href = URL.createObjectURL(new Blob(pieces));
      make("a", { href, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(href), 60000);
      word.textContent = `${studies} studies, ${megabytes(bytes)}, whole.`;
    } catch {
      word.textContent = "The download broke off and nothing of it was kept. Please try again.";
    }
    bar.hidden = true;
    say(word.textContent);
  });
};

const liveCount = () => {
  const form = document.querySelector("form.filters");
  const button = form?.querySelector("button");
  if (!button) return;
  let asked;
  form.addEventListener("change", async () => {
    asked?.abort();
    asked = new AbortController();
    const state = new URLSearchParams([...new FormData(form)].filter(([name, value]) => value !== "" && name !== "per_page"));
    try {
      const answer = await fetch(`/api/v1/studies?${state}&per_page=1`, { signal: asked.signal });
      if (!answer.ok) return;
      const { total } = await answer.json();
      button.textContent = `Show ${total.toLocaleString("en-GB")} ${total === 1 ? "study" : "studies"}`;
      say(button.textContent);
    } catch {
      /* Replaced by a newer question, or no network: the button works as before. */
    }
  });
};

const KEYS = [
  ["/", "search"],
  ["j, k", "next, previous study"],
  ["Enter", "open the study"],
  ["s", "keep the study, or let it go"],
  ["x", "tick the study for export"],
  ["h", "hide the study"],
  ["?", "this help"],
];
const help = () => {
  let dialog = document.getElementById("keys");
  if (!dialog) {
    const off = make("input", { type: "checkbox", checked: store.read("keys", true) });
    off.addEventListener("change", () => store.write("keys", off.checked));
    const rows = KEYS.map(([key, what]) => make("div", {}, make("dt", {}, make("kbd", { textContent: key })), make("dd", { textContent: what })));
    dialog = make("dialog", { id: "keys" }, make("h2", { id: "keys-name", textContent: "Keys" }), make("dl", {}, ...rows),
      make("p", {}, make("label", {}, off, " Single keys are on")), make("form", { method: "dialog" }, make("button", { textContent: "Close" })));
    dialog.setAttribute("aria-labelledby", "keys-name");
    document.body.append(dialog);
  }
  if (!dialog.open) dialog.showModal();
};
const cards = () => all("article.study[data-pmid]").filter((card) => card.offsetParent !== null);
const current = () => document.activeElement?.closest?.("[data-pmid]");
const step = (by) => {
  const list = cards();
  const at = list.indexOf(current());
  const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by))];
  const link = next?.querySelector("h3 a");
  link?.focus();
  next?.scrollIntoView({ block: "nearest" });
};
const onKey = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, select, textarea, dialog, [contenteditable]")) return;
  if (event.key === "?") help();
  else if (!store.read("keys", true)) return;
  else if (event.key === "/") document.querySelector(".find input[type=search]")?.focus();
  else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "s" || event.key === "h") {
    const card = current() ?? document.querySelector(".reading[data-pmid]");
    if (!card) return;
    if (event.key === "s") keep(card);
    else if (card.matches(".study")) hide(card);
  } else if (event.key === "x") {
    const box = current()?.parentElement.querySelector("input[name=pmid]");
    if (!box) return;
    box.checked = !box.checked;
    say(box.checked ? "Ticked." : "Not ticked.");
  } else return;
  event.preventDefault();
};

const noteBox = () => {
  const reading = document.querySelector(".reading[data-pmid]");
  if (!reading) return;
  const area = make("textarea", { rows: 3, value: shelf()[reading.dataset.pmid]?.note ?? "" });
  area.addEventListener("change", () => {
    put(reading.dataset.pmid, { note: area.value.trim(), title: cardTitle(reading), at: new Date().toISOString() });
    say("Note kept in this browser.");
  });
  reading.append(make("label", { className: "jot" }, "Your note, kept in this browser only", area));
};
const keptPage = () => {
  const place = document.getElementById("kept");
  if (!place) return;
  const entries = Object.entries(shelf());
  const links = entries.map(([pmid, { title, note, kept: isKept, hidden }]) => {
    const item = make("li", {}, make("a", { href: `/studies/${pmid}`, textContent: title || `PMID ${pmid}` }), ` ${isKept ? "★" : ""}${hidden ? " hidden" : ""}`);
    if (note) item.append(make("p", { className: "small", textContent: note }));
    const drop = make("button", { type: "button", className: "tool", textContent: "Let go" });
    drop.setAttribute("aria-label", `Let go of PMID ${pmid}`);
    drop.addEventListener("click", () => {
      put(pmid, { kept: false, hidden: false, note: "" });
      keptPage();
      dress();
    });
    item.append(" ", drop);
    return item;
  });
  const basket = make("a", { className: "btn", href: `/basket?${kept().map(([pmid]) => `pmid=${pmid}`).join("&")}`, textContent: "Cite or export what is kept" });
  const save = make("a", { className: "btn quiet", download: "ketamine-digest-kept.json", textContent: "Save to a file",
    href: URL.createObjectURL(new Blob([JSON.stringify(shelf(), undefined, 1)], { type: "application/json" })) });
  const load = make("input", { type: "file", accept: "application/json" });
  load.addEventListener("change", async () => {
    try {
      const found = JSON.parse(await load.files[0].text());
      const good = Object.entries(found).filter(([pmid, entry]) => /^[1-9]\d{0,7}$/.test(pmid) && typeof entry === "object" && entry !== null);
      for (const [pmid, { title, at, note, kept: isKept, hidden }] of good)
        put(pmid, { title: String(title ?? ""), at: String(at ?? ""), note: String(note ?? ""), kept: isKept === true, hidden: hidden === true });
      keptPage();
      dress();
      say(`${good.length} studies were read from the file.`);
    } catch {
      say("This file cannot be read; nothing was changed.");
    }
  });
  place.replaceChildren(entries.length ? make("ul", { className: "plain" }, ...links) : make("p", { textContent: "Nothing is kept yet. Press ☆ Keep on a study." }),
    make("p", { className: "actions" }, ...(kept().length ? [basket, " "] : []), save), make("p", {}, make("label", {}, "Read from a file ", load)));
};

document.addEventListener("DOMContentLoaded", () => {
  document.body.append(voice);
  const foot = document.querySelector(".foot .wrap");
  const keys = make("button", { type: "button", className: "tool", textContent: "Keys (?)" });
  keys.addEventListener("click", help);
  foot?.append(make("div", { className: "reader" },
    chooser("Colours", "theme", [["", "as the system"], ["light", "light"], ["dark", "dark"]]),
    chooser("Text", "size", [["", "normal"], ["large", "large"], ["larger", "larger"]]),
    keys, make("a", { className: "kept-link", href: "/kept", textContent: "Kept" })));
  dress();
  markNew();
  addCopiers();
  liveCount();
  noteBox();
  keptPage();
  document.addEventListener("keydown", onKey);
});
})();
