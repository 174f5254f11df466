import './check-node.mjs';
import { generateClient } from './prepare/generate.mjs';
import { giveUp } from './prepare/step.mjs';

await generateClient().catch(giveUp);
