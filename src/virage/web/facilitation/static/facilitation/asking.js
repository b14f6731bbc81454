/* Which questions concern an organisation, as virage/core/branching.py says it; true, false or null (not known). */

const BLANKS = new Set(["dont_know", "not_applicable"]);

export const numberIn = (raw) => {
  if (typeof raw === "number") return raw;
  const text = String(raw).replace(/[\s\u00a0\u202f]/g, "");
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d{1,15})?$/.test(text) ? text.replaceAll(",", "") : text.replace(",", ".");
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(plain) ? Number(plain) : null;
};

/* Where each question stands: closed, pending, unanswered or answered. */
export const standings = (questions, answers) => {
  const stands = {};
  for (const question of questions) {
    const concerns = question.when ? holds(question.when, stands, answers) : true;
    stands[question.id] = concerns === null ? "pending" : concerns ? standingOf(question, answers[question.id]) : "closed";
  }
  return stands;
};

const standingOf = (question, answer) => {
  if (answer === null || answer === undefined) return "unanswered";
  if (answer === "not_applicable") return "not_applicable";
  if (question.kind !== "grid" || typeof answer === "string") return "answered";
  const grades = question.rows.map((row) => answer[row] ?? null);
  if (grades.includes(null)) return "unanswered";
  return grades.every((grade) => grade === "not_applicable") ? "not_applicable" : "answered";
};

const holds = ([name, ...parts], stands, answers) => {
  if (name === "not") return negation(holds(parts[0], stands, answers));
  if (name === "all") return every(parts.map((part) => holds(part, stands, answers)));
  if (name === "any") return negation(every(parts.map((part) => negation(holds(part, stands, answers)))));
  if (name === "score") return null;
  const standing = stands[parts[0]];
  if (standing === "closed" || standing === "not_applicable") return false;
  return standing === "pending" ? null : readIn(name, parts, answers[parts[0]] ?? null);
};

const negation = (truth) => (truth === null ? null : !truth);
const every = (truths) => (truths.includes(false) ? false : truths.includes(null) ? null : true);

const readIn = (name, [, ...wanted], answer) => {
  if (answer === null || BLANKS.has(answer)) return null;
  if (name === "ticked") return answer.includes(wanted[0]);
  if (name === "number") {
    const value = numberIn(answer);
    return value === null ? null : (wanted[0] ?? -Infinity) <= value && value <= (wanted[1] ?? Infinity);
  }
  const [choices, row] = wanted;
  if (row === null) return choices.includes(answer);
  const grade = answer[row] ?? null;
  return grade === null || grade === "dont_know" ? null : choices.includes(grade);
};

export const isAsked = (standing) => standing !== "closed" && standing !== "pending";

/* How many of the questions that apply are answered. */
export const progressIn = (questions, stands) => {
  const asked = questions.filter((each) => each.section && isAsked(stands[each.id]));
  return { done: asked.filter((each) => stands[each.id] !== "unanswered").length, total: asked.length };
};
