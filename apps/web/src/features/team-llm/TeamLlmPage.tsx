import { useQuery } from '@tanstack/react-query';
import { SectionTabs } from '../../parts/SectionTabs.tsx';
import { useCan } from '../../shell/session.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { llmEndpointQuery } from '../../parts/llm-endpoint-query.ts';
import { EndpointForm } from './EndpointForm.tsx';
import { EndpointState } from './EndpointState.tsx';
import { PromptSection } from './PromptSection.tsx';
import classes from './TeamLlm.module.css';

/** The team’s own language model: whether anything is sent, where to, what it costs, and what it is asked. */
export function TeamLlmPage() {
  return (
    <>
      <SectionTabs section="/team" />
      <PageHeader
        title="Language model"
        lead="A model of your own may read documents beside the rules of the portal. It is optional, and nothing is sent until somebody has approved it."
      />
      {useCan('llm.use') ? (
        <Endpoint />
      ) : (
        <EmptyNote title="Your role does not use the language model">
          What it read stands in each document beside what the rules read.
        </EmptyNote>
      )}
    </>
  );
}

function Endpoint() {
  const query = useQuery(llmEndpointQuery);
  const mayManage = useCan('llm.manage');
  return (
    <QueryState query={query}>
      {(endpoint) => (
        <div className={classes.page}>
          <EndpointState endpoint={endpoint} />
          {mayManage ? <EndpointForm endpoint={endpoint} /> : null}
          <PromptSection />
        </div>
      )}
    </QueryState>
  );
}
