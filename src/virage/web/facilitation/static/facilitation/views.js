/* The shell's pages: words, fields and lists. Every word stands in the page, in its language. */

import { isAsked, numberIn, progressIn, standings } from "./asking.js";
import { unsentBy, unsentOf } from "./store.js";

export const one = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const show = (element, shown) => { element.hidden = !shown; };

const plural = new Intl.PluralRules(document.documentElement.lang);

/* A sentence of the page; with a number, the form that the language wants. */
export const say = (name, numbers = {}) => {
  const { dataset } = one("#words");
  const form = dataset[`${name}${plural.select(numbers.n ?? 1) === "one" ? "One" : "Other"}`];
  return Object.entries(numbers).reduce((text, [key, n]) => text.replace(`{${key}}`, n), form ?? dataset[name]);
};

/* --- one question --- */

const blankOf = (block, kind) => {
  const name = kind === "number" ? `blank.${block.dataset.question}` : block.dataset.question;
  const boxes = all("input[data-exclusive]", block).filter((box) => box.name === name);
  return boxes.find((box) => box.checked && ["dont_know", "not_applicable"].includes(box.value))?.value ?? null;
};

const inputsOf = (block) => all("fieldset input", block);
const isBox = (input) => ["radio", "checkbox"].includes(input.type);

/* What a question says as its fields stand; null without an answer. */
export const valueOf = (block, question) => {
  const held = inputsOf(block).filter((input) => input.checked).map((input) => input.value);
  if (question.kind === "number") return blankOf(block, "number") ?? (one("input:not([type=checkbox])", block).value.trim() || null);
  if (question.kind === "ticks") return blankOf(block, "ticks") ?? (held.length ? held.sort() : null);
  if (question.kind !== "grid") return held[0] ?? null;
  const rows = inputsOf(block).filter((input) => input.checked).map((input) => [input.name.slice(question.id.length + 1), input.value]);
  return rows.length ? Object.fromEntries(rows) : null;
};

const isHeld = (input, question, value) => {
  if (question.kind === "grid") return value !== null && typeof value === "object" && value[input.name.slice(question.id.length + 1)] === input.value;
  return Array.isArray(value) ? value.includes(input.value) : value === input.value;
};

const isTyping = (block) => block.contains(document.activeElement) && document.activeElement.inputMode === "decimal";

const fill = (block, question, value) => {
  const [boxes, [typed]] = [inputsOf(block).filter(isBox), inputsOf(block).filter((input) => !isBox(input))];
  for (const box of boxes) box.checked = isHeld(box, question, value);
  if (typed) typed.value = boxes.some((box) => box.checked) ? "" : value ?? "";
};

/* Why a number cannot be taken; "" when it can. */
export const problemIn = (question, value) => {
  if (question.kind !== "number" || value === null || ["dont_know", "not_applicable"].includes(value)) return "";
  const number = numberIn(value);
  if (number === null) return say("notNumber");
  if (question.whole && !Number.isInteger(number)) return say("notWhole");
  if (question.low !== null && number < question.low) return say("low", { n: question.low });
  return question.high !== null && number > question.high ? say("high", { n: question.high }) : "";
};

/* An answer in the words of its fields. */
const inWords = (block, question, value) => {
  if (value === null || value === undefined) return say("none");
  const held = inputsOf(block).filter((input) => isBox(input) && isHeld(input, question, value));
  const texts = held.map((input) => {
    const row = question.kind === "grid" ? `${one(".grid-name", input.closest(".grid-row")).textContent.trim()}\u00a0: ` : "";
    return row + one(".choice-text", input.parentElement).textContent.trim().replace(/\s+/g, " ");
  });
  return texts.length ? texts.join(" · ") : String(value);
};

/* --- one person --- */

export const answersOf = (table, person) => {
  const said = Object.fromEntries(Object.entries(person.rows).map(([name, [value]]) => [name, value]));
  for (const kind of ["refused", "pending"]) for (const [name, { value }] of Object.entries(person[kind])) said[name] = value;
  return { ...table.facts, ...said };
};

export const showPerson = (view, { table, person, paper, part }) => {
  const { questions } = paper;
  const answers = answersOf(table, person);
  const stands = standings(questions, answers);
  one("h1", view).textContent = nameOf(table, person);
  one("[data-role]", view).textContent = paper.roles[person.role] ?? person.role;
  one("[data-up]", view).href = `#${table.case}`;
  for (const section of all("[data-part]", view)) show(section, section.dataset.part === part);
  const asked = questions.filter((each) => each.section === part && isAsked(stands[each.id]));
  for (const question of questions.filter((each) => each.section === part)) {
    const block = one(`[data-question="${question.id}"]`, view);
    show(block, asked.includes(question));
    one("[data-place]", block).textContent = say("place", { n: asked.indexOf(question) + 1, total: asked.length });
    showQuestion(block, question, { person, answer: answers[question.id] ?? null });
  }
  showRoad(view, { table, person, paper, part, stands });
};

/* What is being typed, or was refused here, stays as it is; `base` is the version that one sees. */
const showQuestion = (block, question, { person, answer }) => {
  if ("wrong" in block.dataset || isTyping(block)) return;
  fill(block, question, answer);
  block.dataset.base = (person.rows[question.id] ?? [null, 0])[1];
  show(one("[data-clear]", block), answer !== null);
  const clash = person.conflicts[question.id];
  show(one("[data-conflict]", block), Boolean(clash));
  if (clash) {
    one("[data-theirs]", block).textContent = inWords(block, question, (person.rows[question.id] ?? [null])[0]);
    one("[data-mine]", block).textContent = inWords(block, question, clash.mine);
  }
  one("[data-error]", block).textContent = person.refused[question.id]?.words ?? "";
};

const showRoad = (view, { table, person, paper, part, stands }) => {
  const address = (id) => `#${table.case}/${person.id}/${id}`;
  one(".steps", view).replaceChildren(...paper.parts.map(({ id, title }) => {
    const { done, total } = progressIn(paper.questions.filter((each) => each.section === id), stands);
    const [item, link] = [document.createElement("li"), document.createElement("a")];
    link.href = address(id);
    link.dataset.state = done === total ? "done" : done ? "started" : "todo";
    if (id === part) link.setAttribute("aria-current", "step");
    for (const [name, text] of [["step-name", title], ["step-detail", say("answered", { n: done, total })]]) {
      const span = document.createElement("span");
      [span.className, span.textContent] = [name, text];
      link.append(span);
    }
    item.append(link);
    return item;
  }));
  const place = paper.parts.findIndex(({ id }) => id === part);
  for (const [selector, there] of [["[data-back]", place - 1], ["[data-next]", place + 1]]) {
    const link = one(selector, view);
    show(link, Boolean(paper.parts[there]));
    if (paper.parts[there]) link.href = address(paper.parts[there].id);
  }
  show(one("[data-finish]", view), place === paper.parts.length - 1);
};

/* --- the people of a table, and the tables of the device --- */

export const nameOf = (table, person) => person.label || say("someone", { n: table.people.indexOf(person) + 1 });

export const showPeople = (view, { table, paper, link }) => {
  one("h1", view).textContent = table.organisation;
  show(one("[data-ready]", view), Boolean(table.ready));
  show(one("[data-nobody]", view), table.people.length === 0);
  one("[data-people]", view).replaceChildren(...table.people.map((person) => cardOf(person, { table, paper, link })));
  const unsent = unsentOf(table);
  one("[data-left]", view).textContent = unsent ? say("unsent", { n: unsent }) : say("sent");
  show(one("[data-copy]", view), unsent > 0);
  const roles = one("select", view);
  if (!roles.options.length) roles.append(...Object.entries(paper.roles).map(([id, title]) => new Option(title, id)));
};

const cardOf = (person, { table, paper, link }) => {
  const card = one("#a-person").content.firstElementChild.cloneNode(true);
  const { done, total } = progressIn(paper.questions, standings(paper.questions, answersOf(table, person)));
  const clashes = Object.keys(person.conflicts).length;
  one("h3", card).textContent = nameOf(table, person);
  one("[data-detail]", card).textContent = [
    paper.roles[person.role] ?? person.role,
    say("answered", { n: done, total }),
    person.done ? say("finished") : "",
    unsentBy(person) ? say("unsent", { n: unsentBy(person) }) : "",
    clashes ? say("choices", { n: clashes }) : "",
  ].filter(Boolean).map((text) => text.replace(/\.$/, "")).join(" · ");
  const go = one("[data-go]", card);
  go.href = `#${table.case}/${person.id}`;
  go.append(done ? say("goOn") : say("open"));
  const name = document.createElement("span");
  [name.className, name.textContent] = ["visually-hidden", `\u00a0: ${nameOf(table, person)}`];
  for (const control of all(".actions > *", card)) control.append(name.cloneNode(true));
  one("[data-link]", card).href = link(person);
  show(one("[data-link]", card), person.known);
  const remove = one("[data-remove]", card);
  remove.dataset.remove = person.id;
  show(remove, !person.known && unsentBy(person) === 0);
  return card;
};

export const showTables = (view, tables) => {
  one("[data-tables]", view).replaceChildren(...tables.map(({ table }) => {
    const card = one("#a-table").content.firstElementChild.cloneNode(true);
    const unsent = unsentOf(table);
    one("a", card).href = `#${table.case}`;
    one("a", card).textContent = table.organisation;
    one("[data-detail]", card).textContent =
      [say("people", { n: table.people.length }), unsent ? say("unsent", { n: unsent }) : say("sent")].map((text) => text.replace(/\.$/, "")).join(" · ");
    return card;
  }));
  show(one("[data-empty]", view), tables.length === 0);
};

/* --- where things stand, on every page --- */

export const showState = (app, { network, unsent, waiting, sending, out, other, reason, kept }) => {
  show(one("[data-bar]", app), true);
  one("[data-network]", app).textContent = say(network === "offline" ? "offline" : "online");
  const said = one("[data-unsent]", app);
  said.dataset.state = kept === false ? "failed" : sending || unsent ? "saving" : "saved";
  said.textContent = [
    kept === false ? say("notKept") : "",
    sending ? say("sending") : unsent ? say("unsent", { n: unsent }) : say("sent"),
  ].filter(Boolean).join(" ");
  show(one("[data-send]", app), waiting && !sending);
  show(one("[data-out]", app), out);
  show(one("[data-other]", app), other);
  show(one("[data-refused]", app), Boolean(reason));
  one("[data-reason]", app).textContent = reason ?? "";
};
