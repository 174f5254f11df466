import { Anchor } from '@mantine/core';
import { useState } from 'react';
import { CopyText } from '../../parts/CopyText.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { verifySamples } from './verify-samples.ts';
import classes from './TeamWebhooks.module.css';

type Language = keyof typeof verifySamples;
const languages = [
  { value: 'node', label: 'Node.js' },
  { value: 'python', label: 'Python' },
  { value: 'curl', label: 'curl' },
] as const satisfies { value: Language; label: string }[];

/** How a receiver knows that a request is from here. */
export function VerifySection() {
  const [language, setLanguage] = useState<Language>('node');
  return (
    <>
      <p className={classes.lead}>
        Anybody can send to an address. Requests from here carry a signature by{' '}
        <Anchor
          href="https://www.standardwebhooks.com"
          target="_blank"
          rel="noreferrer"
          underline="always"
          inherit
        >
          Standard Webhooks
        </Anchor>
        , for which there are libraries; or verify it in a few lines. An event may arrive more than once: its{' '}
        <code>webhook-id</code> is then the same.
      </p>
      <div className={classes.sampleBar}>
        <Segments label="Language" segments={languages} value={language} onChange={setLanguage} />
        <CopyText label="Copy" text={() => verifySamples[language]} />
      </div>
      <pre className={classes.sample} tabIndex={0} aria-label={`Sample for ${language}`}>
        {verifySamples[language]}
      </pre>
    </>
  );
}
