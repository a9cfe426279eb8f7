import {
  boxCodes,
  boxGroups,
  boxOf,
  certificates,
  jobColumns,
  jobRows,
  sheetBoxes,
  type BoxCode,
  type BoxGroupCode,
  type CertificateCode,
  type JobColumn,
} from '#domain/sheet-box.ts';
import type { ShownFact } from '#use-cases/assessments/read-assessment.ts';
import { Facts, type Fact } from '#web/ui/facts.tsx';
import { gap } from '#web/ui/gap.ts';
import { Section } from '#web/ui/section.tsx';

type Words = ReadonlyMap<BoxCode, string>;

function together(words: Words, codes: readonly BoxCode[]): string {
  return codes.flatMap((code) => words.get(code) ?? []).join(gap);
}

/** 手帳 with its grade, a row of 職歴 as one line: as somebody reads the form. */
function rows(group: BoxGroupCode, words: Words): Fact[] {
  const fact = (label: string, value: string): Fact[] =>
    value === '' ? [] : [{ label, value: <span class="as-typed">{value}</span> }];
  if (group === 'certificates') {
    return [
      ...(Object.entries(certificates) as [CertificateCode, string][]).flatMap(([code, label]) =>
        fact(label, together(words, [`${code}State`, `${code}Note`])),
      ),
      ...fact('利用中のサービス', words.get('services') ?? ''),
    ];
  }
  const single = boxCodes.filter((code) => sheetBoxes[code].group === group && !/^job\d/.test(code));
  const jobs = jobRows.flatMap((row) => {
    const cells = (Object.keys(jobColumns) as JobColumn[]).map((column): BoxCode => `job${row}${column}`);
    return fact(`職歴${row}`, together(words, cells));
  });
  return [
    ...single.flatMap((code) => fact(sheetBoxes[code].label, words.get(code) ?? '')),
    ...(group === 'work' ? jobs : []),
  ];
}

/** 基本の欄 as they stood in the edition: a box that was written over since keeps its words there. */
export function SheetFacts({ facts, personId }: { facts: readonly ShownFact[]; personId: string }) {
  const words: Words = new Map(
    facts.flatMap((fact) => {
      const code = boxOf(fact.concepts);
      return code === undefined ? [] : [[code, fact.words]];
    }),
  );
  const filled = (Object.keys(boxGroups) as BoxGroupCode[])
    .map((group) => ({ title: boxGroups[group].title, facts: rows(group, words) }))
    .filter((group) => group.facts.length > 0);
  return (
    <Section title="基本の欄" aside={<a href={`/people/${personId}/sheet`}>書く</a>}>
      {filled.length === 0 ? (
        <p class="empty">世帯・住まい・健康・経済・職歴の欄は、まだ書いていません。</p>
      ) : null}
      {filled.map((group) => (
        <>
          <h3>{group.title}</h3>
          <Facts facts={group.facts} caption={group.title} />
        </>
      ))}
    </Section>
  );
}
