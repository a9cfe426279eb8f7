import type { Applied } from '#use-cases/exchange/apply-import.ts';
import type { ImportPlan } from '#registers/plan-import.ts';
import type { FileReport, ReadRegister } from '#registers/read-register.ts';

type Done = Applied & { importId: string };

/** What the import command says about one file; with --json as it stands. */
export type ImportAnswer =
  | {
      file: string;
      status: 'read';
      format: string;
      formatTitle: string;
      encoding: string;
      container: string;
      rowsRead: number;
      new: number;
      changed: number;
      unchanged: number;
      toCheck: number;
      repeated: number;
      absent: number;
      /** rows read = new + changed + unchanged + to check + repeated */
      isAccountedFor: boolean;
      check: {
        line: number;
        name: string;
        reasons: { code: string; sentence: string; column: string; cell: string }[];
      }[];
      repeatedLines: ImportPlan['repeated'];
      unknownColumns: string[];
      missingColumns: string[];
      applied?: Done;
    }
  | {
      file: string;
      status: 'unknown-format';
      sentence: string;
      columnsSeen: string[];
      closest: { id: string; title: string; missing: string[] }[];
    }
  | { file: string; status: 'refused' | 'unreadable'; sentence: string; code?: string };

export function answerOf(file: string, report: FileReport, plan: ImportPlan, applied?: Done): ImportAnswer {
  const { counts } = plan;
  const sum = counts.new + counts.changed + counts.same + counts.check + counts.repeated;
  return {
    file,
    status: 'read',
    format: report.format.id,
    formatTitle: report.format.title,
    encoding: report.encoding,
    container: report.container,
    rowsRead: counts.read,
    new: counts.new,
    changed: counts.changed,
    unchanged: counts.same,
    toCheck: counts.check,
    repeated: counts.repeated,
    absent: plan.absent.length,
    isAccountedFor: counts.read === report.rowCount && sum === counts.read,
    check: plan.rows
      .filter(({ fate }) => fate === 'check')
      .map(({ row, reasons }) => ({
        line: row.line,
        name: row.resource.name,
        reasons: reasons.map(({ code, sentence, column, original }) => ({
          code,
          sentence,
          column,
          cell: original,
        })),
      })),
    repeatedLines: plan.repeated,
    unknownColumns: report.unknownColumns,
    missingColumns: report.missingColumns,
    ...(applied ? { applied } : {}),
  };
}

export function refusedAnswer(file: string, refused: Extract<ReadRegister, { ok: false }>): ImportAnswer {
  if ('problem' in refused) {
    return { file, status: 'refused', sentence: refused.problem.sentence, code: refused.problem.code };
  }
  return {
    file,
    status: 'unknown-format',
    sentence: refused.sentence,
    columnsSeen: refused.unknown.seen,
    closest: refused.unknown.closest.map(({ id, title, missing }) => ({ id, title, missing })),
  };
}

const shownReasons = 20;

export function sentencesOf(answer: ImportAnswer): string[] {
  if (answer.status === 'unknown-format') {
    return [`${answer.file}: ${answer.sentence}`, `  見えた列: ${answer.columnsSeen.join('、')}`];
  }
  if (answer.status !== 'read') return [`${answer.file}: ${answer.sentence}`];
  const lines = [
    `${answer.file}: ${answer.formatTitle}（${answer.encoding}${answer.container === 'xlsx' ? '・Excel' : ''}）`,
    `  読んだ行 ${answer.rowsRead}　新しい ${answer.new}　変わった ${answer.changed}　同じ ${answer.unchanged}　要確認 ${answer.toCheck}　くり返し ${answer.repeated}`,
    ...answer.check
      .slice(0, shownReasons)
      .map(
        ({ line, name, reasons }) =>
          `  要確認 ${line}行目「${name}」 ${reasons.map(({ sentence }) => sentence).join(' ')}`,
      ),
    ...(answer.check.length > shownReasons
      ? [`  ほか要確認 ${answer.check.length - shownReasons}行（--json ですべて）`]
      : []),
    ...answer.repeatedLines.map(({ line, sameAsLine }) => `  ${line}行目は${sameAsLine}行目と同じ`),
  ];
  if (answer.unknownColumns.length > 0) lines.push(`  様式にない列: ${answer.unknownColumns.join('、')}`);
  if (!answer.isAccountedFor) lines.push('  数が合いません。すべての行の行き先を言えませんでした。');
  if (answer.applied) {
    const { added, changed, left } = answer.applied;
    lines.push(`  台帳に入れました: 新しく ${added}　変更 ${changed}　決めるまで待つ ${left}`);
  }
  return lines;
}
