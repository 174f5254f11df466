import { Button, Code } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { saveFile } from '../../ui/save-file.ts';
import { perplexitySample, sampleFields } from './perplexity-sample.ts';
import classes from './BenchmarksPage.module.css';

/** Says why there is no perplexity over context here, how to measure one, and in which form to keep it. */
export function PerplexityNote() {
  return (
    <div className={classes.controls}>
      <h3 className={classes.noteTitle}>Perplexity over context: not measured yet</h3>
      <p className={classes.lead}>
        The report shows it in Figure 7 only as a plot, without numbers. We read none off a picture and invent
        none, so nothing is drawn here.
      </p>
      <p className={classes.lead}>
        To measure it yourself, run llama.cpp’s tool once for each context length, on the file that you would
        deploy:
      </p>
      <Code block style={{ whiteSpace: 'pre-wrap' }}>
        llama-perplexity -m gemma-3-4b-it.gguf -f wiki.test.raw -c 32768
      </Code>
      <p className={classes.lead}>
        Keep its log, or a file of lm-evaluation-harness. This version of the portal cannot read runs in; a
        file in the form of the sample below keeps what it takes to compare runs later. The values in it are
        illustrative.
      </p>
      <dl className={classes.terms}>
        {sampleFields.map(({ field, meaning }) => (
          <div key={field} className={classes.term}>
            <dt>
              <code>{field}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() =>
            saveFile('perplexity-over-context.illustrative.json', 'application/json', perplexitySample())
          }
        >
          Sample file (JSON, illustrative)
        </Button>
      </div>
    </div>
  );
}
