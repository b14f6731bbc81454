/* What this device keeps of each table: encrypted under a key that never leaves the browser, bound to
   one person and one case. A change is kept once this resolves. */

const NAME = "virage-tables";

const settled = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

let opening = null;
const opened = () => {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("keys");
      request.result.createObjectStore("tables");
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });
  return opening;
};

const reading = async (store) => (await opened()).transaction(store).objectStore(store);

const writing = async (stores, write) => {
  const transaction = (await opened()).transaction(stores, "readwrite", { durability: "strict" });
  write(transaction);
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
};

const bound = (id) => new TextEncoder().encode(id);

const keyOf = async (id) => {
  const kept = await settled((await reading("keys")).get(id));
  if (kept) return kept;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await writing(["keys"], (transaction) => transaction.objectStore("keys").put(made, id));
  return made;
};

/* Whether this browser can keep anything: it takes a secure address. */
export const able = () => Boolean(globalThis.indexedDB && globalThis.crypto?.subtle && navigator.locks);

export const nameOf = (person, caseId) => `${person}:${caseId}`;

/* The tables of this device: whose they are, and how many answers are not sent. */
export const list = async () => {
  const store = await reading("tables");
  const [ids, kept] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
  return ids.map((id, place) => {
    const [person, caseId] = id.split(":");
    return { id, person, caseId, unsent: kept[place].unsent };
  });
};

export const read = async (id) => {
  const kept = await settled((await reading("tables")).get(id));
  if (!kept) return null;
  const how = { name: "AES-GCM", iv: kept.iv, additionalData: bound(id) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, await keyOf(id), kept.data)));
};

/* Whose tables this device shows while nobody can be asked who has signed in. */
export const owner = {
  get: () => localStorage.getItem(NAME),
  set: (person) => localStorage.setItem(NAME, person),
  forget: () => localStorage.removeItem(NAME),
};

/* Other pages of this browser hear that a table changed. */
const news = new BroadcastChannel(NAME);
export const onNews = (hear) => { news.onmessage = hear; };

/* Change a table, one page at a time; `alter` is given what is kept, or null, and returns what is to be, or null. */
export const change = (id, alter) => navigator.locks.request(`${NAME}:${id}`, async () => {
  const table = alter(await read(id));
  if (!table) return null;
  const key = await keyOf(id);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: "AES-GCM", iv, additionalData: bound(id) };
  const data = await crypto.subtle.encrypt(how, key, bound(JSON.stringify(table)));
  await writing(["tables"], (transaction) => transaction.objectStore("tables").put({ iv, data, unsent: unsentOf(table) }, id));
  news.postMessage(id);
  return table;
});

export const forget = (id) => navigator.locks.request(`${NAME}:${id}`, async () => {
  await writing(["keys", "tables"], (transaction) => {
    transaction.objectStore("tables").delete(id);
    transaction.objectStore("keys").delete(id);
  });
  news.postMessage(id);
});

/* How many answers of a person, or of a table, are on this device only. */
export const unsentBy = (person) =>
  ["pending", "conflicts", "refused"].reduce((sum, kind) => sum + Object.keys(person[kind]).length, person.doneWaits ? 1 : 0);
export const unsentOf = (table) => table.people.reduce((sum, person) => sum + unsentBy(person), 0);
