import type { BenchmarkResult, EvaluatedModel } from './benchmark.ts';
import type { Interval } from './intervals.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** How a model’s answers were judged, in one mode of a benchmark of questions. */
export interface AnswerCounts {
  /** The result that says how many were correct: its source is that of all three counts. */
  result: BenchmarkResult;
  model: EvaluatedModel;
  mode: string;
  correct: number;
  incorrect: number;
  refused: number;
  total: number;
  /** 95 % score interval of the share that is correct, in percent. */
  interval: Interval;
}

/**
 * Counts from the shares of FinanceBench: correct (`financebench`), incorrect and refused, of `sampleSize` questions.
 * A share is printed with one decimal, which tells the counts of up to 500 questions for certain. What lacks a share
 * or the size of the sample is left out.
 */
export function answerCounts(results: readonly BenchmarkResult[]): AnswerCounts[] {
  return results.flatMap((result) => {
    const { benchmark, condition: mode, sampleSize: total, model } = result;
    if (benchmark.id !== correctId || mode === null || total === null) return [];
    const countOf = (benchmarkId: string) => {
      const found = results.find(
        (other) =>
          other.benchmark.id === benchmarkId && other.model.id === model.id && other.condition === mode,
      );
      return found === undefined ? undefined : Math.round((found.value / 100) * total);
    };
    const [correct, incorrect, refused] = [countOf(correctId), countOf(incorrectId), countOf(refusedId)];
    if (correct === undefined || incorrect === undefined || refused === undefined) return [];
    const shares = wilsonInterval(correct, total);
    if (shares === null) return [];
    const interval = { lower: 100 * shares.lower, upper: 100 * shares.upper };
    return [{ result, model, mode, correct, incorrect, refused, total, interval }];
  });
}

const correctId = 'financebench';
const incorrectId = 'financebench-incorrect';
const refusedId = 'financebench-refused';
