/* Signing out erases the tables of who signs out from this device; what is not sent is told first. */

import { able, forget, list, owner } from "./store.js";
import { session } from "./sending.js";

const tablesOf = async (form) => {
  const kept = able() ? await list() : [];
  if (!kept.length) return [];
  const { person } = await session(form.dataset.leaving);
  return kept.filter((table) => table.person === person);
};

const leave = async (form, tables) => {
  await Promise.all(tables.map(({ id }) => forget(id))).catch(() => {}); // who wants to leave leaves
  owner.forget();
  form.submit();
};

for (const form of document.querySelectorAll("form[data-leaving]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const tables = await tablesOf(form).catch(() => []);
    const unsent = tables.reduce((sum, table) => sum + table.unsent, 0);
    if (!unsent) return leave(form, tables);
    const dialog = form.parentElement.querySelector("dialog");
    dialog.querySelector("[data-unsent]").textContent = unsent;
    dialog.querySelector("[data-erase]").onclick = () => leave(form, tables);
    dialog.showModal();
  });
}
