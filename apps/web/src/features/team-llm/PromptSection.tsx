import { promptVersion, systemPrompt } from '@gemmavision/domain/llm';
import classes from './TeamLlm.module.css';

/** The words that every document is sent with, and their version. */
export function PromptSection() {
  return (
    <section aria-labelledby="llm-prompt">
      <h2 className={classes.heading} id="llm-prompt">
        What the model is asked
      </h2>
      <p className={classes.lead}>
        Version <b>{promptVersion}</b>, the same for every document and team, at temperature 0 and with a JSON
        schema of the fields. The version is kept with each reading. The exact message for a document, with
        everything that is taken out of it, stands in its tab “Model” before it is sent.
      </p>
      <pre className={classes.prompt} tabIndex={0} aria-label="The system prompt">
        {systemPrompt}
      </pre>
    </section>
  );
}
