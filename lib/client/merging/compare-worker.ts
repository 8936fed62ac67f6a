import { type CompareAnswer, type CompareQuestion, compareTexts } from './compare-texts';
import type { Answered, Asked } from './worker-queue';

addEventListener('message', ({ data: { id, question } }: MessageEvent<Asked<CompareQuestion>>) => {
  postMessage(answered(id, question));
});

function answered(id: number, question: CompareQuestion): Answered<CompareAnswer> {
  try {
    return { id, answer: compareTexts(question) };
  } catch (error) {
    return { id, failed: String(error) };
  }
}
