/** Worked out once for each part, also where the answer is that there is none. */
export function kept<Part extends object, Answer>(work: (part: Part) => Answer): (part: Part) => Answer {
  const known = new Map<Part, Answer>();
  return (part) => {
    const before = known.get(part);
    if (before !== undefined || known.has(part)) return before as Answer;
    const answer = work(part);
    known.set(part, answer);
    return answer;
  };
}
