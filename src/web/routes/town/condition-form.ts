import {
  contactCodes,
  documentCodes,
  eligibilityCodes,
  exitCodes,
  leaderCodes,
  stepCodes,
  supportCodes,
  supportGroups,
  type EligibilityCode,
} from '#domain/condition-codes.ts';
import { demandCodes } from '#domain/demand-codes.ts';
import { resourceConditionsShape, type ResourceConditions } from '#domain/resource-conditions.ts';
import { suggestConditions } from '#use-cases/resources/suggest-conditions.ts';
import type { Form } from '#web/form.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { restOfDemands } from './condition-questions.ts';

/** The typed conditions as text, by field of the form: what is shown again, whatever was wrong with it. */
export type ConditionValues = Record<string, string[]>;

const yesNo = (value: boolean | undefined): string[] => (value === undefined ? [] : [value ? 'yes' : 'no']);
const numberOf = (value: number | null | undefined): string[] =>
  value === undefined || value === null ? [] : [String(value)];
const open = (value: unknown): string[] => (value === null ? ['yes'] : []);

/** Stored conditions as the form shows them. */
export function conditionValues(conditions: ResourceConditions): ConditionValues {
  const { ageMin, ageMax, documents, eligibility, hostWishes, requires } = conditions;
  const values: ConditionValues = {
    'c.concepts': conditions.concepts,
    'c.hostConcepts': hostWishes.flatMap((wish) => wish.concepts),
    'c.requireConcepts': requires.flatMap((skill) => skill.concepts),
    'c.group': numberOf(conditions.group),
    'c.anyGroup': open(conditions.group),
    'c.ageMin': numberOf(ageMin),
    'c.ageMax': numberOf(ageMax),
    'c.anyAgeMin': open(ageMin),
    'c.anyAgeMax': open(ageMax),
    'c.minSessionMinutes': numberOf(conditions.minSessionMinutes),
    'c.allowsShort': yesNo(conditions.allowsShort),
    'c.feeYen': numberOf(conditions.feeYen),
    'c.documents': documents ?? [],
    'c.noDocuments': documents?.length === 0 ? ['yes'] : [],
    'c.eligibility': (eligibility ?? []).map(({ code }) => code),
    'c.noEligibility': eligibility?.length === 0 ? ['yes'] : [],
    'c.formalReserved': yesNo(conditions.formalReserved),
    'c.contact': conditions.contact ?? [],
    'c.noise': numberOf(conditions.noise),
    'c.step': conditions.step ? [conditions.step] : [],
    'c.isRemote': yesNo(conditions.isRemote),
    'c.ledBy': conditions.ledBy ? [conditions.ledBy] : [],
    'c.exit': conditions.exit ? [conditions.exit] : [],
    'c.refused': conditions.refused ?? [],
  };
  for (const code of conditions.supports) values[`c.support.${code}`] = ['yes'];
  for (const code of conditions.lacks) values[`c.support.${code}`] = ['no'];
  for (const [code, level] of Object.entries(conditions.demands))
    values[`c.demand.${code}`] = [String(level)];
  return values;
}

type Read = { ok: true; conditions: ResourceConditions } | { ok: false; errors: FieldErrors };

/** Reads the conditions of a posted form. An empty field is 未確認 and stays absent; only a ticked 「確かめた」 is an answer. */
export function readConditions(
  form: Form,
  words: { exceptionApprover: string; stored: Pick<ResourceConditions, 'hostWishes' | 'requires'> },
): Read {
  const of = <Code extends string>(name: string, codes: readonly Code[]): Code[] =>
    codes.filter((code) => form.all(name).includes(code));
  const asked = (name: string): boolean | undefined =>
    form.text(name) === 'yes' ? true : form.text(name) === 'no' ? false : undefined;
  const number = (name: string, anyName: string) =>
    form.number(name) ?? (form.isChecked(anyName) ? null : undefined);
  // 「ほかは無いと確かめた」 answers what is left empty of its group.
  const isAskedRest = (
    prefix: string,
    groups: readonly { codes: readonly string[] }[],
    code: string,
  ): boolean =>
    groups.some(({ codes }, place) => codes.includes(code) && form.isChecked(`${prefix}.${place}`));
  const supportOf = (code: string): string =>
    form.text(`c.support.${code}`) || (isAskedRest('c.restSupport', supportGroups, code) ? 'no' : '');
  const demands = demandCodes.flatMap((code) => {
    const typed = form.text(`c.demand.${code}`);
    const level = typed === '' && isAskedRest('c.restDemand', restOfDemands, code) ? '0' : typed;
    return /^[0-3]$/.test(level) ? [[code, Number(level)]] : [];
  });
  const documents = of('c.documents', documentCodes);
  const eligibility = of('c.eligibility', eligibilityCodes);
  const contact = of('c.contact', contactCodes);
  const typed = {
    v: 1,
    concepts: form.all('c.concepts'),
    hostWishes: saidLines(
      { text: form.text('c.hostWishes'), concepts: form.all('c.hostConcepts') },
      words.stored.hostWishes,
      'hostWishes',
    ),
    requires: saidLines(
      { text: form.text('c.requires'), concepts: form.all('c.requireConcepts') },
      words.stored.requires,
      'requires',
    ),
    demands: Object.fromEntries(demands),
    supports: supportCodes.filter((code) => supportOf(code) === 'yes'),
    lacks: supportCodes.filter((code) => supportOf(code) === 'no'),
    group: number('c.group', 'c.anyGroup'),
    ageMin: number('c.ageMin', 'c.anyAgeMin'),
    ageMax: number('c.ageMax', 'c.anyAgeMax'),
    minSessionMinutes: form.number('c.minSessionMinutes'),
    allowsShort: asked('c.allowsShort'),
    feeYen: form.number('c.feeYen'),
    documents: documents.length > 0 || form.isChecked('c.noDocuments') ? documents : undefined,
    eligibility:
      eligibility.length > 0 || form.isChecked('c.noEligibility')
        ? eligibility.map((code) => withApprover(code, words.exceptionApprover))
        : undefined,
    formalReserved: asked('c.formalReserved'),
    contact: contact.length > 0 ? contact : undefined,
    noise: form.number('c.noise'),
    ledBy: leaderCodes.find((code) => code === form.text('c.ledBy')),
    exit: exitCodes.find((code) => code === form.text('c.exit')),
    refused: orAbsent(form.all('c.refused')),
    step: stepCodes.find((code) => code === form.text('c.step')),
    isRemote: asked('c.isRemote'),
  };
  const present = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
  const parsed = resourceConditionsShape.safeParse(present);
  const errors: Record<string, string> = {};
  if (!parsed.success) {
    for (const [path, message] of Object.entries(fieldErrors(parsed.error)))
      errors[`c.${path.split('.')[0] ?? path}`] ??= numberMessage(message);
  }
  const { ageMin, ageMax } = parsed.data ?? {};
  if (typeof ageMin === 'number' && typeof ageMax === 'number' && ageMax < ageMin)
    errors['c.ageMax'] = '「何歳まで」を、「何歳から」より上にしてください';
  return parsed.success && Object.keys(errors).length === 0
    ? { ok: true, conditions: parsed.data }
    : { ok: false, errors };
}

function orAbsent<T>(values: readonly T[]): T[] | undefined {
  return values.length === 0 ? undefined : [...new Set(values)];
}

type Said = { text: string; concepts: string[] };

/**
 * One wish or skill per line. The concepts that somebody chose go to the line that carried them before or that says them;
 * one that no line says goes to the first.
 */
function saidLines(typed: Said, stored: readonly Said[], source: 'hostWishes' | 'requires'): Said[] {
  const texts = typed.text.split('\n').filter((line) => line.trim() !== '');
  const chosen = new Set(typed.concepts);
  const placed = new Set<string>();
  const lines = texts.map((text) => {
    const before = stored.find((said) => said.text === text);
    const concepts = (before?.concepts ?? readConcepts(text, source)).filter((id) => chosen.has(id));
    for (const id of concepts) placed.add(id);
    return { text, concepts };
  });
  const left = [...chosen].filter((id) => !placed.has(id));
  for (const id of left) {
    const line = lines.find(({ text }) => readConcepts(text, source).includes(id)) ?? lines[0];
    line?.concepts.push(id);
  }
  return lines;
}

function readConcepts(text: string, source: 'hostWishes' | 'requires'): string[] {
  const nothing = { summary: '', hostWishes: '', cannotAccept: '', requires: '' };
  const { suggestions } = suggestConditions({ ...nothing, [source]: text });
  return suggestions.flatMap(({ meaning }) => (meaning.kind === 'concept' ? [meaning.concept] : []));
}

/** Who may make an exception belongs to each rule; a rule with nobody named has no exception. */
function withApprover(code: EligibilityCode, approver: string): { code: EligibilityCode; approver?: string } {
  const name = Array.from(approver.trim()).slice(0, 200).join('');
  return name === '' ? { code } : { code, approver: name };
}

/** zod's own words for a number are English; ours are already Japanese. */
function numberMessage(message: string): string {
  return /[ぁ-んァ-ヶ一-龠]/.test(message) ? message : '0か正の数字で書いてください';
}
