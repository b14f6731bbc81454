/* The diagnosis around a table, with or without a network: where one stands, what is kept, what is sent. */

import { app, here, keep, known, linkOf, meet, paperOf, recall, sheetsOf, tableHere } from "./knowing.js";
import { asked, merged, newPerson, send, settle, waits } from "./sending.js";
import { able, change, forget, nameOf, onNews, owner, read, unsentOf } from "./store.js";
import { all, one, problemIn, say, showPeople, showPerson, showState, showTables, valueOf } from "./views.js";

const view = (name) => one(`[data-view="${name}"]`, app);
const EVERY = 30_000;
const LATER = 1_500;

const personIn = (table, id) => table.people.find((person) => person.id === id);
const keepPerson = (personId, alter) => keep(tableHere().id, (table) => {
  const person = personIn(table, personId);
  if (person) alter(person);
  return table;
});

/* --- showing --- */

const state = () => showState(app, {
  network: known.session.state === "offline" ? "offline" : "online",
  unsent: known.tables.reduce((sum, { table }) => sum + unsentOf(table), 0),
  waiting: known.tables.some(({ table }) => table.people.some(waits)),
  sending: known.sending,
  out: known.session.state === "out",
  other: known.others > 0,
  reason: known.reason,
  kept: known.kept,
});

known.told = state;

const draw = async () => {
  state();
  const entry = tableHere();
  const { caseId, personId } = here();
  if (!entry) return only("tables", () => showTables(view("tables"), known.tables));
  const { table } = entry;
  const paper = known.paper = await paperOf(table);
  const person = personIn(table, personId);
  if (!person) return only("table", () => showPeople(view("table"), { table, paper, link: (each) => linkOf(caseId, each) }));
  const part = paper.parts.some(({ id }) => id === here().part) ? here().part : paper.parts[0].id;
  only("person", () => {
    const form = one("[data-form]", view("person"));
    if (form.firstElementChild !== paper.sections[0]) form.replaceChildren(...paper.sections);
    showPerson(view("person"), { table, person, paper, part });
  });
};

const only = (name, fill) => {
  for (const each of all("[data-view]", app)) each.hidden = each.dataset.view !== name;
  fill();
};

const arrive = async () => {
  for (const block of all("[data-wrong]", app)) delete block.dataset.wrong;
  await draw();
  const title = all("h1", app).find((each) => each.offsetParent);
  const part = here().part && all("[data-part] h2", app).find((each) => each.offsetParent);
  (part || title)?.focus();
  window.scrollTo(0, part ? part.getBoundingClientRect().top + window.scrollY - 90 : 0);
};

/* --- answering --- */

const answer = async (block, value) => {
  const { personId } = here();
  const name = block.dataset.question;
  const seen = Number(block.dataset.base);
  delete block.dataset.wrong;
  await keepPerson(personId, (person) => {
    const base = person.pending[name]?.base ?? seen;
    delete person.conflicts[name];
    delete person.refused[name];
    person.pending[name] = { value, base };
  });
  await draw();
  soon();
};

const form = one("[data-form]", view("person"));
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => {
  // A number and "I don't know" exclude each other.
  const block = target.closest("[data-question]");
  if (target.name === block.dataset.question && target.inputMode === "decimal") for (const box of all("[data-exclusive]", block)) box.checked = false;
  if (target.name === `blank.${block.dataset.question}` && target.checked) one("input:not([type=checkbox])", block).value = "";
});
form.addEventListener("change", ({ target }) => {
  const block = target.closest("[data-question]");
  const question = known.paper.questions.find(({ id }) => id === block.dataset.question);
  const value = valueOf(block, question);
  const problem = problemIn(question, value);
  if (!problem) return answer(block, value);
  block.dataset.wrong = "";
  one("[data-error]", block).textContent = problem;
});
form.addEventListener("click", async ({ target }) => {
  const button = target.closest("button");
  const block = target.closest("[data-question]");
  if (!button || !block) return;
  const name = block.dataset.question;
  if (button.closest("[data-clear]")) await answer(block, null);
  if ("putBack" in button.dataset) await answer(block, personIn(tableHere().table, here().personId).conflicts[name].mine);
  if ("keep" in button.dataset) {
    await keepPerson(here().personId, (person) => delete person.conflicts[name]);
    await draw();
  }
  one("input", block).focus();
});

one("[data-finish]", app).addEventListener("click", async () => {
  const { caseId, personId } = here();
  await keepPerson(personId, (person) => Object.assign(person, { done: true, doneWaits: true }));
  location.hash = caseId;
  soon();
});

/* --- people --- */

one("[data-add]", app).addEventListener("submit", async (event) => {
  event.preventDefault();
  const said = new FormData(event.target);
  const person = newPerson({
    id: crypto.randomUUID(), role: said.get("role"), consents: said.get("consents") === "yes", label: said.get("label").trim(),
  });
  await keep(tableHere().id, (table) => ({ ...table, people: [...table.people, person] }));
  event.target.reset();
  location.hash = `${here().caseId}/${person.id}`;
});

view("table").addEventListener("click", async ({ target }) => {
  const { remove } = target.closest("[data-remove]")?.dataset ?? {};
  if (remove) {
    await keep(tableHere().id, (table) => ({ ...table, people: table.people.filter(({ id }) => id !== remove) }));
    await arrive();
  }
  if (target.closest("[data-erase]")) {
    await forget(tableHere().id);
    await recall();
    location.hash = "";
  }
  if (target.closest("[data-copy]")) copy(tableHere().table);
});

const copy = (table) => {
  const said = table.people.map(({ label, role, pending, conflicts, refused }) => ({ label, role, pending, conflicts, refused }));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify({ organisation: table.organisation, people: said }, null, 2)], { type: "application/json" }));
  link.download = "virage.json";
  link.click();
  URL.revokeObjectURL(link.href);
};

/* --- sending --- */

let later = 0;
const soon = () => {
  clearTimeout(later);
  later = setTimeout(() => bringBack(), LATER);
};

/* Send what waits, one person after the other; only the account whose answers they are sends them. */
const bringBack = () => navigator.locks.request("virage-sending", { ifAvailable: true }, async (lock) => {
  if (!lock) return;
  await meet();
  await recall();
  known.reason = "";
  const waiting = known.session.state === "in" ? known.tables.filter(({ table }) => table.people.some(waits)) : [];
  known.sending = waiting.length > 0;
  state();
  try {
    for (const entry of waiting) if (!await bringTable(entry)) break;
  } finally {
    known.sending = false;
  }
  await draw();
});

/* Send the people of a table; false once nothing more can be sent. Who is refused keeps nobody else waiting. */
const bringTable = async ({ id, caseId, table }) => {
  for (const { id: personId } of table.people.filter(waits)) {
    const now = await read(id);
    const person = now && personIn(now, personId);
    if (!person) continue;
    const { sent, answer: told } = await sendBelieved(sheetsOf(caseId), now, person);
    if (!told) known.session = { state: "offline" };
    else if (told.status === 401) known.session = { state: "out" };
    if (!told || told.status === 401) return false;
    if (told.status !== 200) {
      known.reason = told.said.reason || String(told.status);
      continue;
    }
    await keep(id, (kept) => {
      const there = personIn(kept, personId);
      if (there) settle(there, sent, told.said);
      return kept;
    });
  }
  return true;
};

/* Sent once more with a fresh token when the site did not believe the first one, unless somebody else signed in. */
const sendBelieved = async (address, table, person) => {
  const first = await send(address, table, person, known.session.token);
  if (first.answer?.status !== 403 || first.answer.said.reason) return first;
  await meet();
  return known.session.person === table.person ? send(address, table, person, known.session.token) : { ...first, answer: null };
};

/* --- making ready, and reading again what was answered elsewhere --- */

const GONE = [404, 410];

const makeReady = async (caseId) => {
  const told = await asked(sheetsOf(caseId));
  const entry = tableHere();
  if (told?.status === 401) known.session = { state: "out" };
  else if (told && told.status !== 200) known.reason ||= told.said.reason || String(told.status);
  else if (!told && !entry) known.reason = say("unready");
  if (GONE.includes(told?.status) && entry && !unsentOf(entry.table)) await forget(entry.id);
  if (told?.status !== 200 || told.said.person !== owner.get()) return recall();
  const id = nameOf(told.said.person, caseId);
  await change(id, (kept) => merged(kept, told.said));
  await recall();
  await paperOf(tableHere()?.table ?? told.said);
  await navigator.storage?.persist?.();
  if (await installed()) await keep(id, (table) => ({ ...table, ready: true }));
};

const installed = async () => {
  if (!navigator.serviceWorker) return false;
  await navigator.serviceWorker.register("/sw.js");
  await navigator.serviceWorker.ready;
  return true;
};

const refresh = async () => {
  await bringBack();
  const { caseId } = here();
  if (caseId && known.session.state === "in") await makeReady(caseId);
};

const begin = async () => {
  one("[data-needs]", app).hidden = true;
  if (!able()) {
    one("[data-unable]", app).hidden = false;
    return;
  }
  await meet();
  await recall();
  const arrived = Boolean(tableHere()) || !here().caseId;
  if (arrived) await arrive();
  await refresh();
  await (arrived ? draw() : arrive());
};

one("[data-send]", app).addEventListener("click", () => refresh().then(draw));
window.addEventListener("hashchange", arrive);
window.addEventListener("online", () => refresh().then(draw));
window.addEventListener("offline", () => {
  known.session = { state: "offline" };
  state();
});
onNews(() => recall().then(draw));
setInterval(() => {
  if (known.tables.some(({ table }) => table.people.some(waits))) bringBack();
}, EVERY);
await begin();
