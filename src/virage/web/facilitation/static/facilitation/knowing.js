/* What the page knows: whose device it is now, the tables shown, the papers read; and how a change is kept. */

import { session } from "./sending.js";
import { change, list, owner, read } from "./store.js";
import { all, one, say } from "./views.js";

export const app = one("#app");

/* `edits` counts what changed here, `saving` what is on its way to the device, `told` says where things stand. */
export const known = {
  session: { state: "offline" },
  tables: [],
  others: 0,
  papers: new Map(),
  sending: false,
  reason: "",
  kept: true,
  edits: 0,
  saving: 0,
  told: () => {},
};

/* --- the address: nothing, a table, or a person of it and a part --- */

export const here = () => {
  const [caseId = "", personId = "", part = ""] = location.hash.slice(1).split("/");
  return { caseId, personId, part };
};
export const sheetsOf = (caseId) => app.dataset.sheets.replace(/[0-9a-f-]{36}/, caseId);
export const linkOf = (caseId, person) => app.dataset.link.replace(/[0-9a-f-]{36}/, caseId).replace(/f{8}-f{4}-f{4}-f{4}-f{12}/, person.id);

/* --- the questions of a version, read once --- */

export const paperOf = async (table) => {
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

/* Who is in front: who has signed in, or, as long as nobody can be asked, who had. */
export const meet = async () => {
  known.session = await session(app.dataset.session);
  if (known.session.state === "in") owner.set(known.session.person);
};

/* Read the tables of who is in front, unless something changed here while they were read. */
export const recall = async () => {
  for (let tries = 0; tries < 20; tries += 1) {
    const at = known.edits;
    const kept = await list();
    const mine = kept.filter(({ person }) => person === owner.get());
    const tables = await Promise.all(mine.map(async (each) => ({ ...each, table: await read(each.id).catch(() => null) })));
    if (at === known.edits && !known.saving) {
      known.others = kept.length - mine.length;
      known.tables = tables.filter(({ table }) => table);
      return;
    }
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
};

export const tableHere = () => known.tables.find(({ caseId }) => caseId === here().caseId);

/* Change a table: at once in front, then on the device; say whether that could be done. */
export const keep = async (id, alter) => {
  const entry = known.tables.find((each) => each.id === id);
  if (entry) entry.table = alter(structuredClone(entry.table));
  known.edits += 1;
  known.saving += 1;
  try {
    const table = await change(id, (kept) => kept && alter(kept));
    known.kept = true;
    if (entry && table && known.saving === 1) entry.table = table;
  } catch {
    known.kept = false;
  }
  known.saving -= 1;
  known.told();
};
