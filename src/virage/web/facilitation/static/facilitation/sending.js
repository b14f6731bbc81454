/* Bringing back what a table answered. What came twice is written once: people and windows have their own ids. */

import { unsentBy } from "./store.js";

/* Whose session this browser has: { state: "in", person, token }, "out" or "offline". */
export const session = async (address) => {
  const answer = await asked(address);
  if (answer?.status !== 200) return { state: "offline" };
  return answer.said.person ? { state: "in", ...answer.said } : { state: "out" };
};

/* A JSON answer and its status; null without a network. */
export const asked = async (address, options = {}) => {
  try {
    const response = await fetch(address, { credentials: "same-origin", cache: "no-store", redirect: "error", signal: AbortSignal.timeout(20_000), ...options });
    return { status: response.status, said: await response.json().catch(() => ({})) };
  } catch {
    return null;
  }
};

export const waits = (person) => Object.keys(person.pending).length > 0 || person.doneWaits;

/* Send one person; `sent` is what went, so that what was answered meanwhile stays to be sent. */
export const send = async (address, table, person, token) => {
  const sent = {
    person: table.person,
    campaign: table.campaign,
    client: table.client,
    id: person.id,
    role: person.role,
    consents: person.consents,
    known: person.known,
    done: person.doneWaits ? person.done : null,
    answers: structuredClone(person.pending),
  };
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  return { sent, answer: await asked(address, { method: "POST", headers, body: JSON.stringify(sent) }) };
};

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/* What becomes of a person once their answers were taken: nobody's answer is overwritten in silence. */
export const settle = (person, sent, said) => {
  for (const [question, went] of Object.entries(sent.answers)) {
    const now = person.pending[question];
    if (!now) continue;
    if (!same(now.value, went.value)) {
      if (!said.conflicts.includes(question)) now.base = (said.rows[question] ?? [null, 0])[1];
      continue;
    }
    delete person.pending[question];
    if (said.conflicts.includes(question)) person.conflicts[question] = { mine: went.value };
    if (question in said.refused) person.refused[question] = { value: went.value, words: said.refused[question] };
  }
  person.rows = said.rows;
  person.known = true;
  if (sent.done !== null && person.done === sent.done) person.doneWaits = false;
  if (!person.doneWaits) person.done = said.done;
};

/* A table as the server has it, and what this device has not sent yet. */
export const merged = (kept, told) => {
  const waiting = kept?.people.some((person) => unsentBy(person) > 0 || !person.known);
  if (kept && kept.campaign !== told.campaign && waiting) return kept;
  const before = kept?.campaign === told.campaign ? kept.people : [];
  const known = told.people.map((there) => {
    const here = before.find((person) => person.id === there.id);
    const person = here ?? newPerson(there);
    return { ...person, rows: there.rows, known: true, done: person.doneWaits ? person.done : there.done };
  });
  // Whom the site knew and does not know any more has erased their answers.
  const own = before.filter((person) => !told.people.some(({ id }) => id === person.id) && (!person.known || unsentBy(person) > 0));
  const client = kept?.client ?? crypto.randomUUID().replaceAll("-", "");
  return { ...told, client, people: [...known, ...own] };
};

export const newPerson = ({ id, role, consents, label = "" }) => ({
  id, role, consents, label, rows: {}, pending: {}, conflicts: {}, refused: {}, done: false, doneWaits: false, known: false,
});
