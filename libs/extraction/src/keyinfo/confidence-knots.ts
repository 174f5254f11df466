// Written by `npm run fit:confidence` from bench/confidence-cases.json; do not edit.

/** Per field and engine that read its page: a reader’s own certainty, and the share of right readings there. */
export const confidenceKnots: Record<string, readonly (readonly [raw: number, share: number])[]> = {
  'address tesseract.js': [
    [0, 0.1319],
    [0.162, 0.1319],
    [0.18, 0.5312],
    [0.33, 0.5312],
    [0.354, 0.5583],
    [0.408, 0.5583],
    [0.414, 0.7677],
    [0.462, 0.7677],
    [0.486, 0.9144],
    [0.54, 0.9144],
    [0.546, 0.9144],
    [0.552, 0.9144],
  ],
  'companyName pdfjs': [
    [0.75, 0.8549],
    [0.9, 0.9737],
    [0.97, 0.9737],
  ],
  'companyName tesseract.js': [
    [0, 0.5623],
    [0.1045, 0.5623],
    [0.1285, 0.5623],
    [0.3523, 0.5623],
    [0.5097, 0.7734],
    [0.6555, 0.7734],
    [0.722, 0.9843],
    [0.912, 0.9843],
  ],
  'documentDate pdfjs': [
    [0.8993, 0.9833],
    [0.95, 0.9833],
  ],
  'documentDate tesseract.js': [
    [0.1818, 0.7279],
    [0.5865, 0.7279],
    [0.6328, 0.935],
    [0.7211, 0.935],
    [0.7711, 0.967],
    [0.9215, 0.967],
  ],
  'documentNumber pdfjs': [
    [0.7595, 0.975],
    [0.9398, 0.975],
  ],
  'keyFigures pdfjs': [
    [0.85, 0.9942],
    [0.985, 0.9942],
  ],
  'periodEnd pdfjs': [
    [0.7, 0.9545],
    [0.93, 0.9545],
  ],
  'total pdfjs': [
    [0.876, 0.975],
    [0.98, 0.975],
  ],
  'total tesseract.js': [
    [0, 0.6717],
    [0.3026, 0.6717],
    [0.3627, 0.729],
    [0.3923, 0.729],
    [0.3935, 0.7374],
    [0.581, 0.7374],
    [0.598, 0.8193],
    [0.6586, 0.8193],
    [0.7153, 0.9843],
    [0.9408, 0.9843],
  ],
};
