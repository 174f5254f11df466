import type { Suite, Tuning } from '@gemmavision/domain/benchmarks';
import type { BenchmarksFile, ScoreTable } from './file-schemas.ts';

export interface ScoreSuite extends Omit<Suite, 'note'> {
  tuning: Tuning;
  /** The table of the report that this suite is. */
  scores: (file: BenchmarksFile) => ScoreTable;
}

/** The tables of the report that hold one score for each model and benchmark, in the order of the pages. */
export const scoreSuites: readonly ScoreSuite[] = [
  {
    id: 'zero-shot-it',
    title: 'Zero-shot abilities, instruction-tuned',
    category: 'abilities',
    tuning: 'instruction-tuned',
    scores: (file) => file.zeroShotIT,
  },
  {
    id: 'additional-it',
    title: 'Further benchmarks, instruction-tuned',
    category: 'knowledge',
    tuning: 'instruction-tuned',
    scores: (file) => file.additionalIT,
  },
  {
    id: 'multimodal-it',
    title: 'Images and documents, instruction-tuned',
    category: 'multimodal',
    tuning: 'instruction-tuned',
    scores: (file) => file.multimodalIT,
  },
  {
    id: 'video-it',
    title: 'Video, instruction-tuned',
    category: 'multimodal',
    tuning: 'instruction-tuned',
    scores: (file) => file.videoIT,
  },
  {
    id: 'pretrained-factuality',
    title: 'Factuality and common sense, pre-trained',
    category: 'knowledge',
    tuning: 'pre-trained',
    scores: (file) => file.pretrained.factualityCommonsense,
  },
  {
    id: 'pretrained-stem-code',
    title: 'Science and code, pre-trained',
    category: 'knowledge',
    tuning: 'pre-trained',
    scores: (file) => file.pretrained.stemCode,
  },
  {
    id: 'pretrained-vision',
    title: 'Images and documents, pre-trained',
    category: 'multimodal',
    tuning: 'pre-trained',
    scores: (file) => file.pretrained.vision,
  },
  {
    id: 'fine-tuned-vision',
    title: 'Images and documents, fine-tuned for each task',
    category: 'multimodal',
    tuning: 'fine-tuned',
    scores: (file) => file.pretrained.visionFineTuned,
  },
  {
    id: 'pretrained-multilingual',
    title: 'Many languages, pre-trained',
    category: 'languages',
    tuning: 'pre-trained',
    scores: (file) => file.pretrained.multilingual,
  },
  {
    id: 'pretrained-indic',
    title: 'Languages of India, pre-trained',
    category: 'languages',
    tuning: 'pre-trained',
    scores: (file) => file.pretrained.indic,
  },
];

/** Suites whose results are not one plain table. */
export const otherSuites = {
  arena: { id: 'arena', title: 'Chatbot Arena', category: 'preference' },
  longContext: { id: 'long-context', title: 'Long context', category: 'long-context' },
  visionResolution: { id: 'vision-resolution', title: 'Image resolution (ablation)', category: 'multimodal' },
  panAndScan: { id: 'pan-and-scan', title: 'Pan and scan', category: 'multimodal' },
  financeBench: { id: 'financebench', title: 'FinanceBench, open sample', category: 'finance' },
  quantization: { id: 'quantization-quality', title: 'Quality of quantized files', category: 'quantization' },
} as const satisfies Record<string, Omit<Suite, 'note'>>;
