/* The diagnosis around a table, with or without a network: where one stands, what is kept, what is sent. */

import { asked, merged, newPerson, send, session, settle, waits } from "./sending.js";
import { able, change, forget, list, nameOf, read, unsentOf } from "./store.js";
import { all, one, problemIn, say, showPeople, showPerson, showState, showTables, valueOf } from "./views.js";

const app = one("#app");
const view = (name) => one(`[data-view="${name}"]`, app);
const EVERY = 30_000;
const LATER = 1_500;

/* What the page knows: the session, the tables of this device, the papers read so far. */
const known = { session: { state: "offline" }, tables: [], others: 0, papers: new Map(), sending: false, reason: "", kept: true };

/* --- the address: nothing, a table, or a person of it and a part --- */

const here = () => {
  const [caseId = "", personId = "", part = ""] = location.hash.slice(1).split("/");
  return { caseId, personId, part };
};
const sheetsOf = (caseId) => app.dataset.sheets.replace(/[0-9a-f-]{36}/, caseId);
const linkOf = (caseId, person) => app.dataset.link.replace(/[0-9a-f-]{36}/, caseId).replace(/f{8}-f{4}-f{4}-f{4}-f{12}/, person.id);

/* --- the questions of a version, read once --- */

const paperOf = async (table) => {
  const [name, version] = table.questionnaire;
  const address = app.dataset.questions.replace("/name/version/", `/${name}/${version}/`);
  if (!known.papers.has(address)) known.papers.set(address, await paperAt(address));
  return known.papers.get(address);
};

const paperAt = async (address) => {
  const response = await fetch(address, { credentials: "same-origin" });
  if (!response.ok) throw new Error(say("lost"));
  const { questions, roles, fields } = await response.json();
  const sections = all("[data-part]", new DOMParser().parseFromString(fields, "text/html"));
  const parts = sections.map((section) => ({ id: section.dataset.part, title: one("h2", section).textContent }));
  return { questions, roles, parts, sections };
};

/* --- what this device keeps --- */

const recall = async () => {
  const kept = await list();
  const mine = known.session.state === "in" ? kept.filter(({ person }) => person === known.session.person) : kept;
  known.others = kept.length - mine.length;
  known.tables = (await Promise.all(mine.map(async (each) => ({ ...each, table: await read(each.id).catch(() => null) })))).filter(({ table }) => table);
};

const tableHere = () => known.tables.find(({ caseId }) => caseId === here().caseId);

/* Change what is kept of the table in front, then say it is kept, or that it could not be. */
const keep = async (id, alter) => {
  try {
    const table = await change(id, alter);
    const entry = known.tables.find((each) => each.id === id);
    if (entry) entry.table = table;
    known.kept = true;
  } catch {
    known.kept = false;
  }
  state();
};

const personIn = (table, id) => table.people.find((person) => person.id === id);
const keepPerson = (personId, alter) => keep(tableHere().id, (table) => {
  alter(personIn(table, personId));
  return table;
});

/* --- showing --- */

const state = () => showState(app, {
  network: known.session.state === "offline" ? "offline" : "online",
  unsent: known.tables.reduce((sum, { table }) => sum + unsentOf(table), 0),
  sending: known.sending,
  out: known.session.state === "out",
  other: known.others > 0,
  reason: known.reason,
  kept: known.kept,
});

const draw = async () => {
  state();
  const entry = tableHere();
  const { caseId, personId } = here();
  if (caseId && !entry) return only("tables", () => showTables(view("tables"), known.tables));
  if (!entry) return only("tables", () => showTables(view("tables"), known.tables));
  const { table } = entry;
  const paper = await paperOf(table);
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
  await draw();
  const title = all("h1", app).find((each) => each.offsetParent);
  const part = here().part && all("[data-part] h2", app).find((each) => each.offsetParent);
  (part || title)?.focus();
  window.scrollTo(0, part ? part.getBoundingClientRect().top + window.scrollY - 90 : 0);
};

/* --- answering --- */

const questionOf = (block, paper) => paper.questions.find(({ id }) => id === block.dataset.question);

const answer = async (block, value) => {
  const { personId } = here();
  const name = block.dataset.question;
  await keepPerson(personId, (person) => {
    const base = person.pending[name]?.base ?? (person.rows[name] ?? [null, 0])[1];
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
form.addEventListener("change", async ({ target }) => {
  const block = target.closest("[data-question]");
  const question = questionOf(block, await paperOf(tableHere().table));
  const value = valueOf(block, question);
  const problem = problemIn(question, value);
  if (problem) one("[data-error]", block).textContent = problem;
  else await answer(block, value);
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
  known.session = await session(app.dataset.session);
  await recall();
  known.reason = "";
  const waiting = known.session.state === "in" ? known.tables.filter(({ table }) => table.people.some(waits)) : [];
  known.sending = waiting.length > 0;
  state();
  for (const entry of waiting) if (!await bringTable(entry)) break;
  known.sending = false;
  await draw();
});

const bringTable = async ({ id, caseId, table }) => {
  for (const { id: personId } of table.people.filter(waits)) {
    const person = personIn(await read(id), personId);
    const { sent, answer: told } = await sendBelieved(sheetsOf(caseId), table, person);
    if (!told) known.session = { state: "offline" };
    else if (told.status === 401) known.session = { state: "out" };
    else if (told.status !== 200) known.reason = told.said.reason || String(told.status);
    if (told?.status !== 200) return Boolean(told) && told.status !== 401;
    await keep(id, (kept) => {
      settle(personIn(kept, personId), sent, told.said);
      return kept;
    });
  }
  return true;
};

/* Sent once more with a fresh token when the site did not believe the first one. */
const sendBelieved = async (address, table, person) => {
  const first = await send(address, table, person, known.session.token);
  if (first.answer?.status !== 403 || first.answer.said.reason) return first;
  known.session = await session(app.dataset.session);
  return known.session.state === "in" ? send(address, table, person, known.session.token) : first;
};

/* --- making ready, and reading again what was answered elsewhere --- */

const makeReady = async (caseId) => {
  const told = await asked(sheetsOf(caseId));
  if (told?.status === 401) known.session = { state: "out" };
  else if (told && told.status !== 200) known.reason ||= told.said.reason || String(told.status);
  else if (!told && !tableHere()) known.reason = say("unready");
  if (told?.status !== 200) return;
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
  await recall();
  if (tableHere()) await arrive();
  await refresh();
  await arrive();
};

one("[data-send]", app).addEventListener("click", refresh);
window.addEventListener("hashchange", arrive);
window.addEventListener("online", () => refresh().then(draw));
window.addEventListener("offline", () => {
  known.session = { state: "offline" };
  state();
});
setInterval(() => {
  if (known.tables.some(({ table }) => table.people.some(waits))) bringBack();
}, EVERY);
await begin();
