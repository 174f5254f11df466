import { afterAll, describe, it } from '@jest/globals';
import { RuleTester } from 'eslint';
import { noBareFigure } from './no-bare-figure.js';

// The tester declares its cases with the runner’s own words.
Object.assign(RuleTester, { afterAll, describe, it });

const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });
const bare = (text: string) => ({ messageId: 'bare', data: { text } });

tester.run('no-bare-figure', noBareFigure, {
  valid: [
    '<SourcedFigure provenance={figure.provenance}>{shown(figure.value)}</SourcedFigure>',
    // However deep, and whatever else is shown with it.
    '<SourcedFigure><b>{value === null ? null : `${shownFixed(value, 1)} GB`}</b></SourcedFigure>',
    // A source beside it, or beside what is around it.
    '<p>{shown(value)} GB <SourceLink provenance={provenance} /></p>',
    '<p><b>{shown(value)}</b>{isKnown ? <SourceLink provenance={provenance} /> : null}</p>',
    '<figure><KindBadge kind="computed" /><ul>{rows.map((row) => <li>{shown(row.bytes)}</li>)}</ul></figure>',
    '<figure>{shown(value)}<figcaption><KindBadge kind="computed" /> in GB</figcaption></figure>',
    // Asked about, not shown.
    '<p>{figure.value === null ? "unknown" : "known"}</p>',
    '<p>{figure.value !== null && <Detail figure={figure} />}</p>',
    // Told to a component, which shows it.
    '<Detail amount={figure.value} title={shown(figure.value)} onChange={(event) => set(event.target.value)} />',
    '<p>{rows.filter((row) => row.value > 0).map((row) => <Detail row={row} />)}</p>',
    // Words and counts of what is on the page.
    '<p>{name} of {models.length}</p>',
    'const words = shown(figure.value);',
    {
      code: '<p>{shown(assumptions.context)} tokens, {assumptions.kv.value}</p>',
      options: [{ chosen: ['assumptions'] }],
    },
  ],
  invalid: [
    { code: '<td>{shown(figure.value)}</td>', errors: [bare('shown(figure.value)')] },
    { code: '<td>{figure.value}</td>', errors: [bare('figure.value')] },
    { code: '<td>{figure?.value ?? "unknown"}</td>', errors: [bare('figure?.value')] },
    { code: '<>{context.toLocaleString("en")} tokens</>', errors: [bare('context.toLocaleString("en")')] },
    { code: '<td>{inGigabytes(figure.value)}</td>', errors: [bare('figure.value')] },
    {
      code: '<p>{isKnown && `${shownFixed(bytes, 2)} of ${shownScore(score)}`}</p>',
      errors: [bare('shownFixed(bytes, 2)'), bare('shownScore(score)')],
    },
    // The source of another figure is not that of this one.
    {
      code: '<p><SourcedFigure>{shown(a)}</SourcedFigure> of {shown(b)}</p>',
      errors: [bare('shown(b)')],
    },
    {
      code: '<ul>{rows.map((row) => <li>{shown(row.bytes)}</li>)}</ul>',
      errors: [bare('shown(row.bytes)')],
    },
    // What stands far away, or in a row of its own, says nothing of this one.
    {
      code: '<section>{shown(value)}<div><p><SourceLink /></p></div><Row><SourceLink /></Row></section>',
      errors: [bare('shown(value)')],
    },
    {
      code: '<p>{shown(model.context)}</p>',
      options: [{ chosen: ['assumptions'] }],
      errors: [bare('shown(model.context)')],
    },
  ],
});
