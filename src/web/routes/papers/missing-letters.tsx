import type { MissingLetter } from '#documents/press/letters.ts';
import { Notice } from '#web/ui/notice.tsx';

/** Told before anybody prints: which letters no typeface of the press has, and what stands on the paper instead. */
export function MissingLetters({ missing }: { missing: readonly MissingLetter[] }) {
  if (missing.length === 0) return null;
  return (
    <div class="no-print">
      <Notice kind="warn" title={`PDFの書体にない文字が、${missing.length}字あります。`}>
        <ul>
          {missing.map(({ number, shown, codes }) => (
            <li>
              ※{number}　{shown === '' ? '□ と印字します' : `「${shown}」の異体字です。もとの字で印字します`}
              （文字コード {codes}）
            </li>
          ))}
        </ul>
        <p>
          紙の末尾にも同じことを印字します。手書きで補ってください。IPAmj明朝を入れると、印字できる字がふえます。
        </p>
      </Notice>
    </div>
  );
}
