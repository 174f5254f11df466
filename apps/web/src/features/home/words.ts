/** What makes these models worth a look in finance. No figures here: those stand on the pages, with their sources. */
export const reasons = [
  {
    term: 'It sees the page',
    text: 'From the 4B size up, a vision encoder takes the page image itself: stamps, scans and charts count, not only their text.',
  },
  {
    term: 'It reads long reports',
    text: 'Most layers look only at a sliding window, so that the cache grows slowly while a whole annual report stays in context.',
  },
  {
    term: 'It fits your own hardware',
    text: 'Open weights in several sizes, with checkpoints trained for low precision: confidential filings need not leave the house.',
  },
] as const;

/** What a reader takes along. */
export const goals = [
  'Say where the parameters of a Gemma 3 model sit: vision encoder, embedding, and the rest.',
  'Weigh precision against memory, and see what the KV cache adds as the context grows.',
  'Read Elo, ability and long-context results without fooling yourself.',
  'Turn filings, invoices and receipts into figures that can be traced to the page.',
  'Choose a model, a precision and a machine, and give the reasons.',
] as const;

/** The three questions of the portal, and the page that answers each. */
export const domains = [
  {
    to: '/documents',
    title: 'Document understanding',
    question: 'What does this document say, and where?',
    text: 'Upload reports, invoices and receipts. Text, tables and key figures come back with their place on the page.',
    link: 'Open documents',
  },
  {
    to: '/quantization',
    title: 'Quantization strategies',
    question: 'Does it fit, and what does precision cost?',
    text: 'Memory for weights and KV cache by model, precision and context, against the accelerators you have.',
    link: 'Compare precisions',
  },
  {
    to: '/benchmarks',
    title: 'Performance benchmarks',
    question: 'Which model is good enough for the task?',
    text: 'Published results for reasoning, vision and long context, each with its source, held against a baseline of your choice.',
    link: 'See the results',
  },
] as const;

/** Where to begin, by the work one does. */
export const paths = [
  {
    role: 'Data engineer',
    aim: 'From a pile of PDFs to figures in your warehouse',
    steps: [
      { to: '/documents', text: 'Upload a filing you know well, and compare the key figures with the page.' },
      { to: '/account/keys', text: 'Make an API key, and send a folder with the command line.' },
      { to: '/benchmarks', text: 'See which model size reads documents like yours well enough.' },
    ],
  },
  {
    role: 'MLOps engineer',
    aim: 'From a model card to a machine that serves it',
    steps: [
      { to: '/models', text: 'See what each model is made of, and which part precision touches.' },
      {
        to: '/quantization',
        text: 'Set context, sequences and accelerator; find what fits with room to spare.',
      },
      { to: '/benchmarks', text: 'Check what is lost at lower precision before you promise anything.' },
    ],
  },
] as const;

/** The tools around the models, and what each is for. */
export const ecosystem = [
  {
    kind: 'Engines',
    note: 'run the model',
    tools: [
      { name: 'vLLM', text: 'many users on data-centre GPUs; pages the KV cache' },
      { name: 'llama.cpp, Ollama', text: 'laptops and single machines, CPU or GPU, GGUF files' },
      { name: 'Transformers', text: 'fine-tuning and experiments; the reference behaviour' },
      { name: 'MLX', text: 'Apple silicon with unified memory' },
    ],
  },
  {
    kind: 'Formats',
    note: 'hold the weights',
    tools: [
      { name: 'safetensors, bfloat16', text: 'as released; the baseline to compare with' },
      { name: 'QAT checkpoints', text: 'trained to lose little at four bits' },
      { name: 'GGUF', text: 'one file, many precisions; look at the type of the embedding too' },
      { name: 'SFP8, int8', text: 'half the bytes of bfloat16 where the hardware supports it' },
    ],
  },
  {
    kind: 'Harnesses',
    note: 'measure it',
    tools: [
      { name: 'lm-evaluation-harness', text: 'general abilities, comparable with published results' },
      { name: 'Lighteval', text: 'the same idea, close to Transformers' },
      { name: 'llama-perplexity, llama-bench', text: 'quality and speed of one GGUF file' },
      { name: 'vLLM’s benchmark', text: 'time to first token and throughput under load' },
    ],
  },
] as const;
